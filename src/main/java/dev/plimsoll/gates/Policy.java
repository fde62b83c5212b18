package dev.plimsoll.gates;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a policy.
 *
 * @param id 0 for the one that holds where nobody has written any
 * @param version counted from 1 within the scope
 * @param settings in the order of the rules
 * @param isWithdrawn whether from this version on there is no policy for this scope
 * @param author the user name
 * @param reason why it was written, in the author's words
 */
public record Policy(
        long id,
        PolicyScope scope,
        int version,
        List<Setting> settings,
        boolean isWithdrawn,
        String author,
        @Nullable String reason,
        Instant writtenAt) {

    /** Whether nobody wrote it. */
    public boolean isBuiltIn() {
        return id == 0;
    }
}
