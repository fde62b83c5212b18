package dev.plimsoll.audit.web;

import dev.plimsoll.audit.Anchor;
import dev.plimsoll.audit.AuditFilter;
import dev.plimsoll.audit.KeptHeads.KeptVerdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page Audit log shows.
 *
 * @param next the number before which the next page begins; null on the last
 * @param check how the last check ended; null before the first one
 * @param anchor the head that was told to the outside last; null before the first one
 * @param isFirstRun whether there is no entry at all
 * @param actions the actions that there are, as the address has them, with the words for the reader
 */
record AuditView(
        List<AuditLine> lines,
        @Nullable Long next,
        @Nullable KeptVerdict check,
        @Nullable Anchor anchor,
        boolean isFirstRun,
        Map<String, String> actions) {

    public List<String> channels() {
        return AuditFilter.CHANNELS;
    }

    public boolean isBroken() {
        return check != null && check.brokenSeq() != null;
    }

    public boolean isUnguarded() {
        return check != null && !check.guarded();
    }

    public boolean isWhole() {
        return check != null && !isBroken() && !isUnguarded();
    }
}
