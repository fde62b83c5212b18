package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change request whose commits reached a place. */
record ChangeArrival(Landing.Place place, Settling.Change change) {

    private static final Set<String> NOT_FOR_THE_WHOLE = Set.of("revert", "other_paths", "twin");

    /**
     * One of its commits that arrived.
     *
     * @param turn when it did
     * @param leftOut why the commit is no sample
     * @param isIncomplete whether its deployment may have brought more than is known
     */
    record Part(
            String sha,
            Turn turn,
            @Nullable String leftOut,
            @Nullable Instant authoredAt,
            boolean isBot,
            boolean isIncomplete) {

        long deploymentId() {
            return turn.deploymentId();
        }

        boolean isMerge() {
            return "merge".equals(leftOut);
        }
    }

    /**
     * The commit with which the change request arrived: the one it was merged as, else, of a merged one, the last. Empty if
     * it has not arrived.
     */
    static Optional<Part> broughtBy(ChangeFacts change, List<Part> parts) {
        var merge = parts.stream().filter(part -> change.isMergedAs(part.sha())).min(Comparator.comparing(Part::turn));
        return merge.isPresent() || change.mergedAt() == null
                ? merge
                : parts.stream().max(Comparator.comparing(Part::turn));
    }

    /**
     * Its row, with the deployment that brought it; empty if it has not arrived.
     *
     * @param landings by deployment
     */
    Optional<SampleRow> row(ChangeFacts facts, List<Part> parts, Map<Long, Landing> landings) {
        return broughtBy(facts, parts)
                .filter(part -> landings.containsKey(part.deploymentId()))
                .map(part -> row(facts, parts, part, Objects.requireNonNull(landings.get(part.deploymentId()))));
    }

    private SampleRow row(ChangeFacts facts, List<Part> parts, Part brought, Landing landing) {
        var written = parts.stream().filter(part -> !part.isMerge()).toList();
        var isBot = facts.author() != null
                ? Bots.wrote(facts.author())
                : !written.isEmpty() && written.stream().allMatch(Part::isBot);
        var subject = new SampleRow.Subject(SampleRow.CHANGE, change.repositoryId(), null, change.number(), isBot);
        var first = facts.firstAuthoredAt().or(() -> first(facts, written, false));
        var squashed = first(facts, written, true);
        return SampleRow.of(
                subject,
                landing,
                Start.ofChange(facts, first.orElse(null), squashed.orElse(null)),
                facts,
                leftOut(written),
                brought.isIncomplete() ? List.of(Flags.HISTORY_INCOMPLETE) : List.of());
    }

    private static Optional<Instant> first(ChangeFacts facts, List<Part> parts, boolean isMergedAs) {
        return parts.stream()
                .filter(part -> facts.isMergedAs(part.sha()) == isMergedAs)
                .flatMap(part -> Optional.ofNullable(part.authoredAt()).stream())
                .min(Comparator.naturalOrder());
    }

    /** Why none of its commits is a sample, where all are left out for what holds of the whole; of several the first. */
    private static @Nullable String leftOut(List<Part> written) {
        var reasons = written.stream()
                .map(part -> Objects.requireNonNullElse(part.leftOut(), ""))
                .distinct()
                .sorted()
                .toList();
        return !reasons.isEmpty() && NOT_FOR_THE_WHOLE.containsAll(reasons) ? reasons.get(0) : null;
    }
}
