package dev.plimsoll.catalog.web;

/** What should be changed does not exist, or no longer. */
class UnknownSetting extends RuntimeException {

    UnknownSetting(String what) {
        super("There is no " + what);
    }
}
