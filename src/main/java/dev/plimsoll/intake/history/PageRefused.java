package dev.plimsoll.intake.history;

/** A page will not be had until somebody changes something; the message says what. */
class PageRefused extends Exception {

    PageRefused(String message) {
        super(message);
    }
}
