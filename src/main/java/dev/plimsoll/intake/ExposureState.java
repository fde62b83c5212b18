package dev.plimsoll.intake;

import java.util.Locale;

/** What became of an exposed credential. */
public enum ExposureState {
    /** It may still open something. */
    OPEN,
    /** It was replaced: the exposed one opens nothing any more. */
    ROTATED,
    /** Somebody looked and said why it does no harm. */
    DISMISSED;

    /** The word that the database and the pages use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
