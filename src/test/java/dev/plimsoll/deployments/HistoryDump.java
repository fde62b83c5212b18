package dev.plimsoll.deployments;

import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that the ledger has derived, in words that do not depend on our own numbers or on when it was learned. */
@TestComponent
@Lazy
class HistoryDump {

    private final JdbcClient jdbc;

    HistoryDump(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> everything() {
        return List.of(beliefs(), effects(), withdrawals(), running(), contradictions()).stream()
                .flatMap(List::stream)
                .toList();
    }

    List<String> beliefs() {
        return lines("""
                select concat_ws(' ', s.name, e.name, i.target, i.slot, to_char(i.began_at at time zone 'UTC', 'DD HH24:MI:SS'),
                                 i.state, coalesce(i.sha, '-'), coalesce(i.digest, '-'), coalesce(i.config_hash, '-'),
                                 i.basis, i.reason, coalesce(d.external_id, 'nobody'), i.weight)
                  from deployments.interval i
                  join catalog.services s on s.id = i.service_id
                  join catalog.environments e on e.id = i.environment_id
                  left join deployments.deployment d on d.id = i.deployment_id
                 where i.known_until is null
                """);
    }

    List<String> effects() {
        return lines("""
                select concat_ws(' ', d.external_id, coalesce(e.counts_as, 'uncounted'), e.counted_because,
                                 'replaced', coalesce(r.external_id, '-'), coalesce(e.replaced_sha, '-'),
                                 'restored', coalesce(cast(e.version_restored as text), '-'),
                                 'verified', coalesce(to_char(e.verified_at at time zone 'UTC', 'DD HH24:MI:SS'), '-'),
                                 'contradicted',
                                 coalesce(to_char(e.contradicted_at at time zone 'UTC', 'DD HH24:MI:SS'), '-'))
                  from deployments.effect e
                  join deployments.deployment d on d.id = e.deployment_id
                  left join deployments.deployment r on r.id = e.replaced_id
                """);
    }

    List<String> withdrawals() {
        return lines("""
                select concat_ws(' ', d.external_id, 'withdrew', coalesce(x.external_id, '-'), 'for what ran from',
                                 coalesce(to_char(w.restored_since at time zone 'UTC', 'DD HH24:MI:SS'), '-'), 'to',
                                 coalesce(to_char(w.restored_until at time zone 'UTC', 'DD HH24:MI:SS'), '-'), 'with',
                                 coalesce(w.restored_config_hash, '-'))
                  from deployments.withdrawals w
                  join deployments.deployment d on d.id = w.rollback_id
                  left join deployments.deployment x on x.id = w.deployment_id
                """);
    }

    List<String> running() {
        return lines("""
                select concat_ws(' ', 'runs', r.service, r.environment, r.target, r.slot, r.state,
                                 coalesce(r.sha, '-'), to_char(r.since at time zone 'UTC', 'DD HH24:MI:SS'))
                  from (select r.*, s.name as service, e.name as environment
                          from deployments.running r
                          join catalog.services s on s.id = r.service_id
                          join catalog.environments e on e.id = r.environment_id) r
                """);
    }

    List<String> contradictions() {
        return lines("""
                select concat_ws(' ', 'contradiction', c.kind, coalesce(d.external_id, '-'),
                                 to_char(c.since at time zone 'UTC', 'DD HH24:MI:SS'), coalesce(c.said_sha, '-'),
                                 coalesce(c.found_sha, '-'), coalesce(c.detail, '-'))
                  from deployments.contradictions c
                  left join deployments.deployment d on d.id = c.deployment_id
                """);
    }

    /** Places and slots in which two beliefs hold at one instant, which cannot be. */
    long overlaps() {
        return jdbc.sql("""
                        select count(*)
                          from deployments.intervals a
                          join deployments.intervals b
                            on (b.service_id, b.environment_id, b.target, b.slot)
                               = (a.service_id, a.environment_id, a.target, a.slot)
                           and b.id <> a.id
                           and tstzrange(a.began_at, a.ended_at) && tstzrange(b.began_at, b.ended_at)
                        """).query(Long.class).single();
    }

    private List<String> lines(String sql) {
        return jdbc.sql(sql).query(String.class).list().stream().sorted().toList();
    }
}
