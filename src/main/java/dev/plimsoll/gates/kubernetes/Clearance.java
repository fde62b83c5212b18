package dev.plimsoll.gates.kubernetes;

/**
 * How a request for a digest stands, as a cluster sees it.
 *
 * @param because for people
 */
record Clearance(String digest, long id, Word word, String because) {

    /** What it means for the digest. */
    enum Word {
        /** It has passed, and nobody asked to stop since. */
        OPEN,
        /** It may pass, which nobody has made use of yet. */
        APPROVED,
        DENIED,
        WAITING,
        OVER;

        /** Whether somebody has decided, so that what was decided before no longer counts. */
        boolean isDecided() {
            return this == OPEN || this == APPROVED || this == DENIED;
        }
    }
}
