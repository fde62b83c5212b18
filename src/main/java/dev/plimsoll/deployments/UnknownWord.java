package dev.plimsoll.deployments;

import java.util.List;

/** A parameter that takes one of a few words got another. */
public class UnknownWord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    @SuppressWarnings("serial") // never written
    private final List<String> words;

    public UnknownWord(String parameter, String said, List<String> words) {
        super("\u201c%s\u201d is no %s: use one of %s.".formatted(said, parameter, String.join(", ", words)));
        this.parameter = parameter;
        this.words = words;
    }

    public String parameter() {
        return parameter;
    }

    public List<String> words() {
        return words;
    }
}
