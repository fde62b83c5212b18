package dev.plimsoll.metrics.peers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a rule may look at: what was deployed, with or without success and wherever, what broke, and what was changed,
 * in the window and some time around it.
 *
 * @param from the first instant of the window
 * @param to the first instant after it
 * @param zone whose days are meant
 * @param deployments those that ended, in the order of their ends
 */
public record PeerHistory(
        Instant from,
        Instant to,
        ZoneId zone,
        List<Deployed> deployments,
        List<Trouble> incidents,
        List<Change> changes) {

    private static final Comparator<Deployed> ORDER =
            Comparator.comparing(Deployed::endedAt).thenComparing(Deployed::number);

    public PeerHistory {
        deployments = deployments.stream().sorted(ORDER).toList();
        incidents = List.copyOf(incidents);
        changes = List.copyOf(changes);
    }

    /** What succeeded in production, in the window or not. */
    Stream<Deployed> releases() {
        return deployments.stream().filter(one -> one.isProduction() && one.isSuccess());
    }

    boolean isInWindow(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    boolean isInWindow(Deployed one) {
        return isInWindow(one.endedAt());
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** The first that succeeded in production and brought a commit, by the commit. */
    Map<String, Deployed> arrivals() {
        var first = new HashMap<String, Deployed>();
        releases().forEach(one -> one.arrived().forEach(commit -> first.putIfAbsent(commit.sha(), one)));
        return first;
    }

    /** The last that ended at an instant, by the instant. */
    static NavigableMap<Instant, Deployed> byEnd(Stream<Deployed> deployments) {
        var ends = new TreeMap<Instant, Deployed>();
        deployments.forEach(one -> ends.put(one.endedAt(), one));
        return ends;
    }

    /**
     * A deployment that ended.
     *
     * @param number our number
     * @param id what its sender calls it
     * @param isProduction whether it went to an environment that is asked for
     * @param state {@code succeeded, partial, failed, cancelled} or {@code rejected}
     * @param rollout the pipeline that it belongs to, as far as its sender said
     * @param kind how it counts here; null if it took no effect
     * @param arrived the commits that were not in the success before it; none of the first
     */
    public record Deployed(
            long number,
            String id,
            String service,
            @Nullable String repository,
            String environment,
            boolean isProduction,
            String state,
            Instant endedAt,
            @Nullable String sha,
            @Nullable String rollout,
            @Nullable String kind,
            List<Written> arrived) {

        public Deployed {
            arrived = List.copyOf(arrived);
        }

        public boolean isSuccess() {
            return state.equals("succeeded");
        }
    }

    /**
     * An incident.
     *
     * @param named the commits that its text names
     * @param resolvedAt null while it is open
     */
    public record Trouble(
            String key, Instant openedAt, @Nullable Instant resolvedAt, List<String> named) {

        public Trouble {
            named = List.copyOf(named);
        }
    }

    /**
     * A change request.
     *
     * @param name what it is called, such as {@code acme/pay#2214}
     * @param firstReviewAt of another person
     */
    public record Change(
            String name,
            @Nullable String repository,
            @Nullable Instant openedAt,
            @Nullable Instant firstReviewAt,
            @Nullable Instant mergedAt,
            @Nullable String mergeSha,
            @Nullable String headSha,
            List<Written> commits) {

        public Change {
            commits = List.copyOf(commits);
        }

        /** When the first of its commits was written. */
        @Nullable
        Instant begunAt() {
            return commits.stream()
                    .flatMap(commit -> Stream.ofNullable(commit.at()))
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }
    }

    /**
     * A commit.
     *
     * @param at when it was written; null if nobody said
     */
    public record Written(String sha, @Nullable Instant at, boolean isMerge) {}
}
