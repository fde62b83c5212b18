package dev.plimsoll.intake;

/** None of a source's secrets signed what was sent in its name. */
public class ForgedDelivery extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForgedDelivery(String source) {
        super("The signature does not match any secret of the source \u201c%s\u201d.".formatted(source));
    }
}
