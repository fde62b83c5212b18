package dev.plimsoll.deployments.api;

import java.util.List;

/** Several commits begin so. */
class ShaAmbiguous extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> candidates;

    ShaAmbiguous(String beginning, List<String> candidates) {
        super("Several commits begin with \u201c%s\u201d.".formatted(beginning));
        this.candidates = candidates;
    }

    List<String> candidates() {
        return candidates;
    }
}
