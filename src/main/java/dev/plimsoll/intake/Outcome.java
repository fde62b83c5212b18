package dev.plimsoll.intake;

import java.util.Locale;

/** What became of a delivery. */
public enum Outcome {
    /** Understood and written down in our words. */
    TRANSLATED,
    /** Understood, and of no consequence for what Plimsoll keeps. */
    IGNORED,
    /** Kept; nobody here knows yet what it means. */
    UNRECOGNISED,
    /** Kept; it could not be read. */
    UNREADABLE,
    /** The sender only tried whether somebody is there. */
    PING;

    /** The word that the database and the pages use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
