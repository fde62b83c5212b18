package dev.plimsoll.deployments.api;

import dev.plimsoll.Csv;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What runs where at an instant.
 *
 * @param at the instant that was asked for
 * @param knownAt what was known when
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record RunningAnswer(Instant at, Instant knownAt, List<RunningItem> running) {

    private static final List<String> COLUMNS = List.of(
            "at",
            "service",
            "environment",
            "target",
            "slot",
            "state",
            "sha",
            "digest",
            "config_hash",
            "weight",
            "since",
            "until",
            "since_before",
            "basis",
            "basis_age_s",
            "replicas",
            "deployment",
            "number",
            "reported_sha",
            "contradiction");

    Csv csv() {
        return new Csv(
                "running", COLUMNS, running.stream().<List<?>>map(this::row).toList(), null);
    }

    private List<?> row(RunningItem item) {
        return Arrays.asList(
                at,
                item.service(),
                item.environment(),
                item.target(),
                item.slot(),
                item.state(),
                item.sha(),
                item.digest(),
                item.configHash(),
                item.weight() == null ? null : item.weight().toPlainString(),
                item.since(),
                item.until(),
                item.sinceBefore(),
                item.basis(),
                item.basisAgeS(),
                item.replicas(),
                item.deployment(),
                item.number(),
                item.reportedSha(),
                item.contradiction() == null ? null : item.contradiction().sentence());
    }
}
