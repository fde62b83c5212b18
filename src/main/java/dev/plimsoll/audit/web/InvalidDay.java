package dev.plimsoll.audit.web;

/** What should be a day is none. */
class InvalidDay extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidDay(String name, String text) {
        super("“%s” is not a day that “%s” can be. Write it as 2026-11-26, or as 2026-11-26T09:30:00Z."
                .formatted(text, name));
    }
}
