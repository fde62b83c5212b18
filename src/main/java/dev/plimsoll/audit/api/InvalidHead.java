package dev.plimsoll.audit.api;

/** What should be found in the chain is no head of it. */
class InvalidHead extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidHead() {
        super("Give “seq”, a number from 1, and “hash”, 64 hexadecimal digits; or neither.");
    }
}
