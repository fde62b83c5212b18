package dev.plimsoll.audit.api;

import java.time.Instant;

/** An instant so far away that nothing can have been recorded then. */
class OutOfReach extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    OutOfReach(String parameter, Instant at) {
        super("“%s” cannot be “%s”: a year has four digits".formatted(parameter, at));
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }
}
