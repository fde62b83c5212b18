package dev.plimsoll.audit.api;

/** Nothing is done through this. */
class UnknownChannel extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownChannel(String word) {
        super("“via” cannot be “%s”.".formatted(word));
    }
}
