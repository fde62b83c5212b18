package dev.plimsoll.metrics;

import static dev.plimsoll.metrics.Instants.utc;

import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A question as the statements ask it: what is believed, where, and when.
 *
 * @param environments in which of them
 * @param leader the column that names the first of a roll-out
 * @param from the first instant, in whole milliseconds
 * @param to the first instant after the window
 * @param excluded deployments that people left out, with all of their roll-outs
 */
record Scope(
        @Nullable List<Long> services,
        List<Long> environments,
        String leader,
        Instant from,
        Instant to,
        @Nullable Instant asOf,
        List<Long> excluded) {

    /** The same in another window. */
    Scope between(Instant begin, Instant end) {
        return new Scope(
                services,
                environments,
                leader,
                begin.truncatedTo(ChronoUnit.MILLIS),
                end.truncatedTo(ChronoUnit.MILLIS),
                asOf,
                excluded);
    }

    /** Whether a belief holds. */
    String holds(String row) {
        return asOf == null
                ? row + ".known_until is null"
                : "%1$s.known_from <= :asOf and (%1$s.known_until is null or %1$s.known_until > :asOf)".formatted(row);
    }

    /** Whether a row with a service and an environment lies in it. */
    String where(String row) {
        return row + ".environment_id = any(cast(:environments as bigint[]))"
                + (services == null ? "" : " and " + row + ".service_id = any(cast(:services as bigint[]))");
    }

    String inWindow(String row) {
        return "%1$s.finished_at >= :from and %1$s.finished_at < :to".formatted(row);
    }

    /** What is counted only once of a roll-out. */
    String leads(String row) {
        return "%1$s.%2$s = %1$s.deployment_id".formatted(row, leader);
    }

    String notExcluded(String column) {
        return excluded.isEmpty() ? "true" : "not " + column + " = any(cast(:excluded as bigint[]))";
    }

    boolean isOfTier() {
        return leader.equals("tier_leader_id");
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement
                .param("environments", environments.toArray(Long[]::new), Types.ARRAY)
                .param("services", services == null ? null : services.toArray(Long[]::new), Types.ARRAY)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("asOf", utc(asOf))
                .param("excluded", excluded.toArray(Long[]::new), Types.ARRAY);
    }
}
