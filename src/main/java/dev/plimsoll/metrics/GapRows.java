package dev.plimsoll.metrics;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps which deployments' commits are not all known. */
@Component
class GapRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    GapRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param outcome why not all are known */
    record Gap(long deploymentId, @Nullable Long repositoryId, long serviceId, String outcome) {}

    /** The outcome by deployment, of those of them that have a gap. */
    Map<Long, String> outcomes(Collection<Long> deploymentIds) {
        var outcomes = new HashMap<Long, String>();
        jdbc.sql("select deployment_id, outcome from metrics.gap where deployment_id = any(cast(:ids as bigint[]))")
                .param("ids", deploymentIds.toArray(Long[]::new))
                .query(row -> {
                    outcomes.put(row.getLong("deployment_id"), row.getString("outcome"));
                });
        return outcomes;
    }

    /** Of these deployments, exactly these gaps remain. */
    void write(Collection<Long> deploymentIds, List<Gap> gaps) {
        var remaining = gaps.stream().map(Gap::deploymentId).toArray(Long[]::new);
        jdbc.sql("""
                        delete from metrics.gap
                         where deployment_id = any(cast(:ids as bigint[]))
                           and deployment_id <> all(cast(:remaining as bigint[]))
                        """)
                .param("ids", deploymentIds.toArray(Long[]::new))
                .param("remaining", remaining)
                .update();
        if (!gaps.isEmpty()) {
            jdbc.sql("""
                            insert into metrics.gap as g (deployment_id, repository_id, service_id, outcome)
                            select "deploymentId", "repositoryId", "serviceId", outcome
                              from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                                     "deploymentId" bigint, "repositoryId" bigint, "serviceId" bigint, outcome text)
                                on conflict (deployment_id) do update
                               set repository_id = excluded.repository_id,
                                   service_id    = excluded.service_id,
                                   outcome       = excluded.outcome
                             where (g.repository_id, g.service_id, g.outcome)
                                   is distinct from (excluded.repository_id, excluded.service_id, excluded.outcome)
                            """).param("rows", json.writeValueAsString(gaps)).update();
        }
    }
}
