package dev.plimsoll.deployments.web;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the rows of a ledger that a page should show. Ages are in minutes. */
@TestComponent
class LedgerRows {

    private final JdbcClient jdbc;

    LedgerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void team(String name) {
        jdbc.sql("insert into catalog.team (name) values (:name)")
                .param("name", name)
                .update();
    }

    void service(String name, String team) {
        jdbc.sql("""
                        insert into catalog.service (name, team_id, tier, origin, first_seen_at)
                        values (:name, (select id from catalog.team where name = :team), 1, 'events', now())
                        """).param("name", name).param("team", team).update();
        jdbc.sql(
                        "insert into catalog.service_alias (alias, service_id) select name, id from catalog.service where name = :name")
                .param("name", name)
                .update();
    }

    void environment(String name, String tier, int position) {
        jdbc.sql("""
                        with written as (
                          insert into catalog.environment (name, tier, position, origin, first_seen_at)
                          values (:name, :tier, :position, 'events', now())
                          returning id
                        )
                        insert into catalog.environment_alias (alias, environment_id)
                        select lower(:name), id from written
                        """)
                .param("name", name)
                .param("tier", tier)
                .param("position", position)
                .update();
    }

    /** The usual three. */
    void environments() {
        environment("dev", "development", 100);
        environment("staging", "staging", 300);
        environment("production", "production", 500);
    }

    long deployment(String service, String environment, String sha, String state, long minutes) {
        return deployment(service, environment, sha, state, minutes, "maya");
    }

    /** Writes one deployment, with a run link; a success runs from then on. */
    long deployment(String service, String environment, String sha, String state, long minutes, String actor) {
        var at = Instant.now().minus(Duration.ofMinutes(minutes)).atOffset(UTC);
        var isOpen = StateMark.of(state).isOpen();
        var id = jdbc.sql("""
                        insert into deployments.deployment (
                               origin, external_id, service_id, environment_id, target, sha, kind, state, ref, actor, url,
                               waiting_at, started_at, finished_at, happened_at, known_at)
                        select 'events', gen_random_uuid(), s.id, e.id, '*', :sha, 'code', :state, 'main', :actor,
                               'https://ci.example/run/1', case when :state = 'waiting' then :at end,
                               case when :state <> 'waiting' then :at - interval '2 minutes' end,
                               case when not :open then :at end, :at, :at
                          from catalog.service s, catalog.environment e
                         where s.name = :service
                           and e.name = :environment
                        returning id
                        """)
                .param("sha", sha)
                .param("state", state)
                .param("actor", actor)
                .param("at", at)
                .param("open", isOpen)
                .param("service", service)
                .param("environment", environment)
                .query(Long.class)
                .single();
        if (state.equals("succeeded")) {
            run(id);
        }
        return id;
    }

    private void run(long id) {
        jdbc.sql("""
                        insert into deployments.running as r (
                               service_id, environment_id, target, deployment_id, sha, digest, since)
                        select service_id, environment_id, target, id, sha, digest, finished_at
                          from deployments.deployment
                         where id = :id
                            on conflict on constraint running_pk do update
                           set deployment_id = excluded.deployment_id, sha = excluded.sha, since = excluded.since
                         where r.since < excluded.since
                        """).param("id", id).update();
    }
}
