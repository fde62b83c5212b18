package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rollback and what it withdrew.
 *
 * @param named the deployment that the ledger holds responsible: named by the sender, else the first after what came back
 * @param withdrawn changes that took effect in the same place after what came back and before the rollback
 */
record Episode(
        long rollbackId,
        String rollback,
        @Nullable Instant startedAt,
        Instant finishedAt,
        @Nullable Long named,
        List<Withdrawn> withdrawn) {

    /** One of them. */
    record Withdrawn(long deploymentId, long serviceId, long environmentId, Instant finishedAt) {}

    /**
     * Which of them failed, and which were withdrawn with it: the one that an incident is laid at the door of, else the one
     * that the ledger names; or all of them.
     *
     * @param byIncident what incidents are laid at the door of
     */
    List<FailureRow> failures(Collection<FailureRow> byIncident, Blame blame) {
        if (blame == Blame.ALL_WITHDRAWN) {
            return withdrawn.stream().map(one -> row(one, true)).toList();
        }
        var failed = blamed(byIncident).or(this::first);
        return failed.isEmpty()
                ? List.of()
                : withdrawn.stream()
                        .map(one -> row(one, one.equals(failed.get())))
                        .toList();
    }

    private Optional<Withdrawn> blamed(Collection<FailureRow> byIncident) {
        return withdrawn.stream()
                .filter(one -> byIncident.stream()
                        .anyMatch(failure -> failure.deploymentId() == one.deploymentId()
                                && !failure.causeAt().isAfter(finishedAt)))
                .max(Comparator.comparing(Withdrawn::finishedAt).thenComparing(Withdrawn::deploymentId));
    }

    private Optional<Withdrawn> first() {
        return withdrawn.stream()
                .filter(one -> named != null && one.deploymentId() == named)
                .findFirst();
    }

    private FailureRow row(Withdrawn one, boolean isFailed) {
        return new FailureRow(
                one.deploymentId(),
                one.serviceId(),
                one.environmentId(),
                one.finishedAt(),
                "rollback",
                String.valueOf(rollbackId),
                finishedAt,
                isFailed ? FailureRow.FAILED : FailureRow.ALSO_WITHDRAWN,
                (isFailed ? "rolled back by %s" : "withdrawn with one that failed, by %s").formatted(rollback),
                true,
                null,
                startedAt,
                finishedAt);
    }
}
