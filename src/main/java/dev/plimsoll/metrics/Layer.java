package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.Map;

/** One of the derived tables: it brings its beliefs in line with what is to be derived anew. */
interface Layer {

    /**
     * Joins the caller's transaction, which is the only one that derives. Closes what no longer follows and adds what does.
     *
     * @param knownAt from when on the new beliefs are known
     * @return since when what the next layers build on may have changed, by service
     */
    Map<Long, Instant> settle(Settling settling, Instant knownAt);
}
