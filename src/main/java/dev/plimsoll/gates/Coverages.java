package dev.plimsoll.gates;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds deployments that no gate let pass. */
@Component
public class Coverages {

    public static final int MOST = 50;

    /** A request is used before its deployment takes effect, and not longer than a day before. */
    private static final String DEPLOYED = """
            with deployed as (
              select d.id, d.service_id, d.environment_id, d.sha, d.actor, f.took_effect_at,
                     exists (
                       select
                         from gates.request r
                        where r.service_id = d.service_id
                          and r.environment_id = d.environment_id
                          and r.state = 'used'
                          and r.used_at <= f.took_effect_at
                          and r.used_at > coalesce(d.started_at, f.took_effect_at) - interval '1 day'
                          and (r.digest is null or d.digest is null or r.digest = d.digest)
                          and (r.sha is null or d.sha is null or r.sha = d.sha)) as is_gated
                from deployments.deployments d
                join deployments.effects f on f.deployment_id = d.id
               where d.happened_at >= :since
                 and f.counts_as is not null)
            """;

    private final JdbcClient jdbc;

    Coverages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Coverage.Report since(Instant since) {
        return new Coverage.Report(since, environments(since), ungated(since));
    }

    private List<Coverage> environments(Instant since) {
        return jdbc.sql(DEPLOYED + """
                        select e.id, e.name, count(d.id) as deployments, count(d.id) filter (where d.is_gated) as gated
                          from catalog.environments e
                          left join deployed d on d.environment_id = e.id
                         group by e.id, e.name, e.position
                         order by e.position, e.name
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Coverage(
                        row.getLong("id"), row.getString("name"), row.getLong("deployments"), row.getLong("gated")))
                .list();
    }

    private List<Coverage.Ungated> ungated(Instant since) {
        return jdbc.sql(DEPLOYED + """
                        select d.id, s.name as service, e.name as environment, d.sha, d.took_effect_at, d.actor
                          from deployed d
                          join catalog.services s on s.id = d.service_id
                          join catalog.environments e on e.id = d.environment_id
                         where not d.is_gated
                         order by d.took_effect_at desc, d.id desc
                         limit :most
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, n) -> new Coverage.Ungated(
                        row.getLong("id"),
                        row.getString("service"),
                        row.getString("environment"),
                        row.getString("sha"),
                        RequestMapper.known(row, "took_effect_at"),
                        row.getString("actor")))
                .list();
    }
}
