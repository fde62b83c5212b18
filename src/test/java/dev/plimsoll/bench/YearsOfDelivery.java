package dev.plimsoll.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Two years of delivery to production: 400 services of 20 teams, evenly spread. To each deployment six commits and one and a
 * half change requests, to a hundred of them three incidents; one in fifty is a rollback. What follows from all that is
 * written as it would be derived.
 */
final class YearsOfDelivery {

    static final int SERVICES = 400;
    static final int DAYS = 730;

    private static final int PART = 100_000;

    private static final List<String> CATALOGUE = List.of(
            "insert into catalog.team (name) select 'Team ' || to_char(n, 'FM00') from generate_series(1, 20) n",
            """
            insert into catalog.service (name, team_id, origin, first_seen_at)
            select 'service-' || to_char(n, 'FM0000'), 1 + n %% 20, 'events', now() from generate_series(1, %d) n
            """.formatted(SERVICES),
            """
            insert into catalog.repository (origin, external_id, full_name, named_at, service_id)
            select 'events', 'acme/' || name, 'acme/' || name, now(), id from catalog.service order by id
            """,
            """
            insert into catalog.environment (name, tier, position, origin, first_seen_at)
            values ('production', 'production', 500, 'events', now())
            """,
            "insert into catalog.environment_alias select name, id from catalog.environment",
            "insert into catalog.service_alias select name, id from catalog.service");

    /** Deployment n of {@code :all}: the last one ended a minute before {@code :end}. */
    private static final String FACTS = """
            create or replace temp view fact as
            select n, n + 1 as id, 1 + n * 7919 %% 400 as service_id,
                   timestamptz '%1$s' - interval '60 s' - n * (interval '%2$d days' / %3$d) as at,
                   md5(n::text) || '00000000' as sha,
                   case when n %% 50 = 7 then 'rollback' else 'change' end as kind, n %% 33 = 5 as failed,
                   n %% 50 = 9 as mends
              from generate_series(cast(current_setting('delivery.first') as bigint),
                                   cast(current_setting('delivery.past') as bigint) - 1) as g(n)
            """;

    private static final List<String> HISTORY = List.of(
            """
            insert into deployments.deployment (
                   id, origin, external_id, service_id, environment_id, target, repository_id, sha, kind, state, created_at,
                   started_at, finished_at, happened_at, known_at)
            overriding system value
            select id, 'events', 'd-' || n, service_id, 1, '*', service_id, sha, 'code', 'succeeded',
                   at - interval '9 min', at - interval '4 min', at, at, at
              from fact
            """, """
            insert into metrics.deployment (
                   deployment_id, service_id, environment_id, started_at, finished_at, kind, because, sha, is_counted,
                   leader_id, tier_leader_id, known_from)
            select id, service_id, 1, at - interval '4 min', at, kind, 'this version had not run there before', sha, true, id,
                   id, at
              from fact
            """, """
            insert into metrics.failure (
                   deployment_id, service_id, environment_id, finished_at, cause, cause_id, cause_at, role, because,
                   is_certain, detected_at, acted_at, restored_at, known_from)
            select id, service_id, 1, at, 'incident', id::text, at + interval '5 min', 'failed', 'an incident began after it',
                   true, at + interval '8 min', at + interval '20 min', at + interval '1 min' * (25 + n %% 300), at
              from fact
             where failed and kind = 'change'
            """.replace("%%", "%"), """
            insert into metrics.remediation (deployment_id, service_id, finished_at, mends_id, because, known_from)
            select id, service_id, at, id + 1, 'its sender says so', at from fact where mends and kind = 'change'
            """, """
            insert into incidents.incident (
                   id, origin, external_id, key, title, opened_at, resolved_at, began_at, symptom_at)
            overriding system value
            select id, 'events', 'INC-' || n, 'INC-' || n, 'Trouble', at + interval '5 min', at + interval '6 h',
                   at + interval '5 min', at + interval '5 min'
              from fact
             where failed and kind = 'change'
            """, """
            insert into changes.commit (repository_id, sha, author, subject, authored_at, committed_at)
            select service_id, md5(n || '/' || c) || '00000000', 'dev-' || n % 100, 'Change ' || n,
                   at - interval '1 min' * (30 + (n * 7 + c * 131) % 6000), at - interval '10 min'
              from fact, generate_series(1, 6) c
            """, """
            insert into changes.change_request (
                   repository_id, number, title, state, opened_at, first_review_at, approved_at, merged_at, told_at)
            select service_id, n * 2 + c, 'Change ' || n, 'merged', at - interval '1 day', at - interval '5 h',
                   at - interval '1 h', at - interval '30 min', at
              from fact, generate_series(0, (n % 2)::integer) c
            """, """
            insert into metrics.sample (
                   unit, service_id, environment_id, deployment_id, repository_id, sha, change_number, is_bot, began_at,
                   began_by, finished_at, lead_s, coding_s, pickup_s, review_s, release_wait_s, approval_wait_s, rollout_s,
                   flags, is_first_in_tier, known_from)
            select 'commit', service_id, 1, id, service_id, md5(n || '/' || c) || '00000000', n * 2, false,
                   at - interval '1 s' * lead, 'authored', at, lead, lead - 1500, 300, 300, 300, 300, 300, '{}', true, at
              from fact, generate_series(1, 6) c, lateral (select 1800 + (n * 7 + c * 131) %% 360000 as lead) l
             where kind = 'change'
            """.replace("%%", "%"), """
            insert into metrics.sample (
                   unit, service_id, environment_id, deployment_id, repository_id, change_number, is_bot, began_at,
                   began_by, finished_at, lead_s, rollout_s, merge_s, flags, is_first_in_tier, known_from)
            select 'change', service_id, 1, id, service_id, n * 2 + c, false, at - interval '1 s' * lead, 'authored', at,
                   lead, lead, 1500, '{}', true, at
              from fact, generate_series(0, (n %% 2)::integer) c, lateral (select 1800 + (n * 7) %% 360000 as lead) l
             where kind = 'change'
            """.replace("%%", "%"));

    private YearsOfDelivery() {}

    /** Fills an empty database with so many deployments. */
    static void fill(Connection connection, Instant end, long deployments) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            for (var sql : CATALOGUE) {
                statement.execute(sql);
            }
            statement.execute("set delivery.first = 0");
            statement.execute("set delivery.past = 0");
            statement.execute(FACTS.formatted(end, DAYS, deployments));
            for (var part = 0L; part < deployments; part += PART) {
                statement.execute("set delivery.first = " + part);
                statement.execute("set delivery.past = " + Math.min(part + PART, deployments));
                for (var sql : HISTORY) {
                    statement.execute(sql);
                }
            }
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
        }
    }
}
