package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What first reached an environment of a service with a deployment, and how long it took: a row of the table, but for
 * whether it is the first of its tier and when that was believed.
 *
 * @param unit {@code commit} or {@code change}
 * @param leftOut why it is no sample; null if it is one
 * @param flags in the order of the alphabet
 */
record SampleRow(
        String unit,
        long serviceId,
        long environmentId,
        long deploymentId,
        long repositoryId,
        @Nullable String sha,
        @Nullable Long changeNumber,
        boolean isBot,
        @Nullable Instant beganAt,
        @Nullable String beganBy,
        Instant finishedAt,
        @Nullable Integer leadS,
        Spans spans,
        @Nullable Integer approvalToMergeS,
        @Nullable Integer mergeS,
        @Nullable String leftOut,
        List<String> flags) {

    static final String COMMIT = "commit";
    static final String CHANGE = "change";

    /** Why a row is no sample though its merge is one. */
    private static final Set<String> WITHOUT_A_START = Set.of("no_time", "in_the_future");

    /** What a row is about. */
    record Subject(
            String unit,
            long repositoryId,
            @Nullable String sha,
            @Nullable Long changeNumber,
            boolean isBot) {}

    /**
     * @param leftOut why it is no sample, unless it turns out to have no time; null if nothing speaks against it
     * @param unusual flags on top of those of the start
     */
    static SampleRow of(
            Subject subject,
            Landing landing,
            Start start,
            @Nullable ChangeFacts change,
            @Nullable String leftOut,
            List<String> unusual) {
        var flags = new ArrayList<>(start.flags());
        flags.addAll(unusual);
        var finishedAt = landing.finishedAt();
        var beganAt = start.at();
        var out = leftOut;
        var spans = Spans.UNKNOWN;
        Integer lead = null;
        if (out == null) {
            out = missing(beganAt, finishedAt);
        }
        if (out == null && beganAt != null) {
            if (beganAt.isAfter(finishedAt)) {
                flags.add(Flags.CLAMPED);
                beganAt = finishedAt;
            }
            lead = Spans.between(beganAt, finishedAt);
            spans = Spans.of(beganAt, change, landing, flags);
        }
        var merged = change == null ? null : change.mergedAt();
        var hasMerge = out == null || WITHOUT_A_START.contains(out);
        return new SampleRow(
                subject.unit(),
                landing.serviceId(),
                landing.environmentId(),
                landing.deploymentId(),
                subject.repositoryId(),
                subject.sha(),
                subject.changeNumber(),
                subject.isBot(),
                beganAt,
                start.by(),
                finishedAt,
                lead,
                spans,
                change == null || !hasMerge ? null : Spans.forward(change.approvedAt(), merged),
                hasMerge ? Spans.forward(merged, finishedAt) : null,
                out,
                flags.stream().distinct().sorted().toList());
    }

    private static @Nullable String missing(@Nullable Instant beganAt, Instant finishedAt) {
        if (beganAt != null && beganAt.isAfter(finishedAt.plus(Start.TOLERANCE))) {
            return "in_the_future";
        }
        return Spans.between(beganAt, finishedAt) == null ? "no_time" : null;
    }

    boolean isCommit() {
        return unit.equals(COMMIT);
    }

    Landing.Place place() {
        return new Landing.Place(serviceId, environmentId);
    }

    /** Which row of its deployment it is. */
    Key key() {
        return new Key(unit, deploymentId, repositoryId, isCommit() ? sha : String.valueOf(changeNumber));
    }

    record Key(
            String unit,
            long deploymentId,
            long repositoryId,
            @Nullable String name) {}
}
