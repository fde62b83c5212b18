package dev.plimsoll.intake;

/** There is no source of this name. */
public class SourceNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SourceNotFound(String name) {
        super("There is no source called \u201c%s\u201d.".formatted(name));
    }
}
