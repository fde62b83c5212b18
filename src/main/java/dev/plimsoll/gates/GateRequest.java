package dev.plimsoll.gates;

import dev.plimsoll.gates.facts.Candidate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to pass, as it stands.
 *
 * @param askedBy which program asked
 * @param hands who had a hand in the candidate, by all names that are known
 * @param round counted from 1; when what was approved no longer holds, the votes are void and the next one begins
 * @param policies our numbers of the versions that it must satisfy, all of them
 * @param findings what each rule found when it was last looked at
 * @param baseSha the commit that ran when it was last looked at; the candidate was compared with it
 * @param evidence what was to be voted on, as one word: with another one, people read something else
 * @param because why it stands so, for people
 * @param deadline until when it can be decided
 * @param settlesAt when an approval can be used: until then a denial takes it back
 * @param expiresAt until when an approval can be used
 * @param stopAskedAt when somebody denied it after it had been used
 * @param checkAt when it will be looked at again
 */
public record GateRequest(
        long id,
        String askedBy,
        String askedKey,
        Candidate candidate,
        @Nullable String runUrl,
        List<String> hands,
        GateState state,
        int round,
        List<Long> policies,
        List<Judged> findings,
        @Nullable String baseSha,
        @Nullable String baseDigest,
        String evidence,
        String because,
        Instant requestedAt,
        Instant deadline,
        @Nullable Instant settlesAt,
        @Nullable Instant expiresAt,
        @Nullable Instant decidedAt,
        @Nullable Instant usedAt,
        @Nullable Instant stopAskedAt,
        @Nullable Long supersededBy,
        Instant changedAt,
        @Nullable Instant checkAt) {

    /** Whether an approval is still young enough for a denial to take it back before anybody uses it. */
    public boolean isSettling(Instant now) {
        return state == GateState.APPROVED && settlesAt != null && now.isBefore(settlesAt);
    }

    /** Whether the clock has ended it, though nobody has looked yet. */
    public boolean isOverdue(Instant now) {
        return switch (state) {
            case PENDING, HELD -> !now.isBefore(deadline);
            case APPROVED, OVERRIDDEN -> expiresAt != null && !now.isBefore(expiresAt);
            case USED, DENIED, EXPIRED, SUPERSEDED, CANCELLED -> false;
        };
    }

    /** The name of what wants to pass. */
    public String service() {
        return candidate.service().name();
    }

    /** The name of the place that it wants to go to. */
    public String environment() {
        return candidate.environment().name();
    }

    /** Whether people depend on that place. */
    public boolean isForProduction() {
        return candidate.environment().tier().equals("production");
    }

    /** The shortest that people recognise what wants to pass by, such as seven letters of a commit. */
    public String shortName() {
        return candidate.shortName();
    }

    /** All that names what wants to pass, by the names of the API: {@code sha, digest} and {@code config_hash}. */
    public Map<String, String> artifact() {
        var names = new LinkedHashMap<String, String>();
        if (candidate.sha() != null) {
            names.put("sha", candidate.sha());
        }
        if (candidate.digest() != null) {
            names.put("digest", candidate.digest());
        }
        if (candidate.configHash() != null) {
            names.put("config_hash", candidate.configHash());
        }
        return names;
    }

    /** What stands in the way. */
    public List<Judged> inTheWay() {
        return findings.stream().filter(Judged::isInTheWay).toList();
    }

    /** Whether this wants the same to the same place; what teams and orders of promotion have become since is no matter. */
    boolean isFor(Candidate other) {
        return candidate.service().id() == other.service().id()
                && candidate.environment().id() == other.environment().id()
                && candidate.artifact().equals(other.artifact());
    }
}
