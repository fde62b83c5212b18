package dev.plimsoll.gates;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a policy would have done to the deployments of the past, as if it had been enforced. Nobody can be asked how people
 * would have voted, so approvals and waiting are left out.
 *
 * @param since how far back it looked
 * @param replayed the deployments, the newest first
 * @param byRule how many deployments each rule would have stopped
 * @param isCut whether there were more of them: these are the newest
 */
public record Replay(Instant since, List<Replayed> replayed, Map<String, Long> byRule, boolean isCut) {

    /** What would have become of a deployment. */
    public enum Fate {
        PASSED,
        HELD,
        /** What the policy asks for was not recorded then. */
        UNKNOWN
    }

    /**
     * One deployment of the past.
     *
     * @param hasFailed whether it failed, was taken back, or ran something else than it said
     * @param because what would have stopped it
     */
    public record Replayed(
            long deploymentId,
            String service,
            @Nullable String sha,
            Instant at,
            boolean hasFailed,
            Fate fate,
            String because) {}

    public long count(Fate fate) {
        return replayed.stream().filter(one -> one.fate() == fate).count();
    }

    public long failures() {
        return replayed.stream().filter(Replayed::hasFailed).count();
    }

    /** How many of those that went wrong would have had this fate. */
    public long failures(Fate fate) {
        return replayed.stream()
                .filter(one -> one.hasFailed() && one.fate() == fate)
                .count();
    }

    /** Such as {@code would have held 9 of 131, among them 4 of the 6 that went wrong}. */
    public String sentence() {
        var unknown = count(Fate.UNKNOWN);
        return "would have held %d of %d, among them %d of the %d that went wrong%s"
                .formatted(
                        count(Fate.HELD),
                        replayed.size(),
                        failures(Fate.HELD),
                        failures(),
                        unknown == 0 ? "" : "; of %d it is not recorded".formatted(unknown));
    }
}
