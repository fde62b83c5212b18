package dev.plimsoll.deployments;

import dev.plimsoll.Csv;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rollbacks for spreadsheets, one on a line. */
public final class RollbackTable {

    private static final List<String> COLUMNS = List.of(
            "number",
            "id",
            "service",
            "environment",
            "target",
            "from_sha",
            "to_sha",
            "started_at",
            "finished_at",
            "duration_s",
            "version_restored",
            "version_restored_because",
            "version_restored_at",
            "version_restored_by",
            "service_restored",
            "service_restored_because",
            "service_restored_at",
            "service_restored_after_s",
            "incident",
            "counted_because",
            "withdrew",
            "not_undone",
            "actor",
            "url");

    private RollbackTable() {}

    /** @param next the cursor of the next page; null on the last */
    public static Csv of(List<Rollback> rollbacks, @Nullable String next) {
        return new Csv(
                "rollbacks",
                COLUMNS,
                rollbacks.stream().<List<?>>map(RollbackTable::row).toList(),
                next);
    }

    private static List<?> row(Rollback rollback) {
        var restored = rollback.versionRestored();
        var service = rollback.serviceRestored();
        var withdrew = rollback.withdrew();
        return Arrays.asList(
                rollback.number(),
                rollback.id(),
                rollback.service(),
                rollback.environment(),
                rollback.target(),
                rollback.from().sha(),
                rollback.to().sha(),
                rollback.startedAt(),
                rollback.finishedAt(),
                Optional.ofNullable(rollback.took()).map(Duration::toSeconds).orElse(null),
                restored.word(),
                restored.because(),
                restored.at(),
                restored.by(),
                service.word().text(),
                service.because(),
                service.at(),
                Optional.ofNullable(service.after()).map(Duration::toSeconds).orElse(null),
                service.incident(),
                rollback.because(),
                withdrew == null ? null : withdrew.deployment(),
                rollback.notUndone().stream().map(NotUndone::words).collect(Collectors.joining("; ")),
                rollback.actor(),
                rollback.url());
    }
}
