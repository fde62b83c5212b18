package dev.plimsoll.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The history of one organisation: 2,000 services in 5 environments, 5,479 deployments a day. More of it is the same
 * further back: what the last weeks look like does not change.
 *
 * <p>Every tenth deployment failed and ran nowhere; every other one was seen running ten minutes later. The five
 * environments get the same commit one after the other.
 */
final class YearsOfHistory {

    static final long PER_DAY = 5479;

    private static final int PART = 250_000;

    /** Deployment n: the 0th ended a minute before {@code :end}, each further one 15.77 s earlier. */
    private static final String FACTS = """
            create temp view fact as
            select n, n + 1 as id, 1 + (n * 7919 %% 10000) / 5 as service_id, 1 + n * 7919 %% 5 as environment_id,
                   n / 10000 as round,
                   timestamptz '%1$s' - interval '60 s' - n * interval '1 day' / %2$d as at,
                   md5((1 + (n * 7919 %% 10000) / 5) || '/' || n / 10000) || '00000000' as sha,
                   'sha256:' || repeat(md5((1 + (n * 7919 %% 10000) / 5) || '/' || n / 10000), 2) as digest,
                   (n / 10000 + n) %% 10 = 3 as failed
              from generate_series(cast(current_setting('history.first') as bigint),
                                   cast(current_setting('history.past') as bigint) - 1) as g(n)
            """;

    private static final List<String> CATALOGUE = List.of(
            "insert into catalog.team (name) select 'Team ' || to_char(n, 'FM00') from generate_series(1, 34) n",
            """
            insert into catalog.service (name, team_id, origin, first_seen_at)
            select 'service-' || to_char(n, 'FM0000'), 1 + (n - 1) / 60, 'events', now()
              from generate_series(1, 2000) n
            """,
            "insert into catalog.service_alias select name, id from catalog.service",
            """
            insert into catalog.repository (origin, external_id, full_name, named_at, service_id)
            select 'events', 'acme/' || name, 'acme/' || name, now(), id from catalog.service order by id
            """,
            """
            insert into catalog.environment (name, tier, position, origin, first_seen_at)
            select name, tier, position, 'events', now()
              from (values ('development', 'development', 100), ('testing', 'testing', 200),
                           ('staging', 'staging', 300), ('canary', 'staging', 400),
                           ('production', 'production', 500)) e(name, tier, position)
             order by position
            """,
            "insert into catalog.environment_alias select name, id from catalog.environment");

    private static final List<String> HISTORY = List.of("""
            insert into deployments.deployment (
                   id, origin, external_id, service_id, environment_id, target, repository_id, sha, digest, kind, state,
                   actor, ref, created_at, started_at, finished_at, happened_at, known_at)
            overriding system value
            select id, 'events', 'd-' || n, service_id, environment_id, '*', service_id, sha, digest, 'code',
                   case when failed then 'failed' else 'succeeded' end, 'dev-' || n % 100, 'main',
                   at - interval '4 min', at - interval '3 min', at, at, at
              from fact
            """, """
            insert into deployments.report (deployment_id, state, occurred_at, skewed, facts)
            select id, case when failed then 'failed' else 'succeeded' end, at, false,
                   jsonb_build_object('sha', sha, 'digest', digest)
              from fact
            """, """
            insert into deployments.interval (
                   service_id, environment_id, target, slot, began_at, state, deployment_id, sha, digest, since_before,
                   basis, reason, known_from)
            select service_id, environment_id, '*', 'stable', at, 'running', id, sha, digest, false, 'claimed',
                   'deployed', at
              from fact where not failed
            """, """
            insert into deployments.effect (
                   deployment_id, service_id, environment_id, took_effect_at, counts_as, counted_because, replaced_id,
                   replaced_since, verified_at, sha, digest)
            select id, service_id, environment_id, at, 'change', 'this version had not run there before', id + 10000,
                   at - interval '1 day' * 10000 / 5479,
                   case when n / 10000 % 2 = 0 then at + interval '10 min' end, sha, digest
              from fact where not failed
            """, """
            insert into deployments.observation (
                   origin, service_id, environment_id, target, slot, sha, digest, replicas, observer, observed_at, skewed)
            select 'events', service_id, environment_id, '*', 'stable', sha, digest, 3, 'cluster',
                   at + interval '10 min', false
              from fact where not failed and n / 10000 % 2 = 0 and n > 60
            """, """
            insert into changes.commit (repository_id, sha, author, subject, authored_at, committed_at, parents)
            select service_id, sha, 'dev-' || n % 100, 'Change ' || round, at - interval '4 hours',
                   at - interval '3 hours', array[md5(service_id || '/' || round + 1) || '00000000']
              from fact where environment_id = 1
            """, """
            insert into changes.build (
                   origin, external_id, repository_id, service_id, sha, digest, status, started_at, finished_at, told_at,
                   rank)
            select 'events', 'b-' || n, service_id, service_id, sha, digest, 'succeeded', at - interval '2 hours',
                   at - interval '110 min', at, 2
              from fact where environment_id = 1
            """);

    private static final String RUNNING = """
            insert into deployments.running (
                   service_id, environment_id, target, slot, deployment_id, sha, digest, since, state, since_before, basis)
            select distinct on (service_id, environment_id) service_id, environment_id, target, slot, deployment_id, sha,
                   digest, began_at, state, since_before, basis
              from deployments.interval
             order by service_id, environment_id, began_at desc
            """;

    private final Connection connection;

    YearsOfHistory(Connection connection, Instant end) throws SQLException {
        this.connection = connection;
        execute("set synchronous_commit = off");
        for (var sql : CATALOGUE) {
            execute(sql);
        }
        execute("set history.first = 0");
        execute("set history.past = 0");
        execute(FACTS.formatted(end, PER_DAY));
    }

    /** Adds the deployments from one number to another, newest first. */
    void add(long from, long to) throws SQLException {
        for (var part = from; part < to; part += PART) {
            execute("set history.first = " + part);
            execute("set history.past = " + Math.min(part + PART, to));
            for (var sql : HISTORY) {
                execute(sql);
            }
        }
        if (from == 0) {
            execute(RUNNING);
        }
        execute("vacuum (analyze)");
        execute("checkpoint");
    }

    /** How long this many deployments reach back. */
    static Duration reach(long deployments) {
        return Duration.ofSeconds(deployments * 86_400 / PER_DAY);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
