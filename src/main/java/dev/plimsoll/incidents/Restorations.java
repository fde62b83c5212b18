package dev.plimsoll.incidents;

import dev.plimsoll.deployments.ServiceRestored;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says of rollbacks whether the service was normal again because of them. Every incident of the place counts that lasted
 * while the rollback ran: the service is restored when all of them have ended, and the one that speaks against it is named.
 */
record Restorations(JdbcClient jdbc) {

    /**
     * One incident that lasted while a rollback ran.
     *
     * @param laterId the last change that took effect after the rollback and before the service was normal again
     */
    record Row(
            long rollbackId,
            Instant tookEffectAt,
            String key,
            @Nullable Instant restoredAt,
            @Nullable Long laterId,
            @Nullable String laterSha,
            @Nullable String laterConfig) {

        ServiceRestored restored() {
            if (restoredAt == null) {
                return ServiceRestored.notYet(key);
            }
            return laterId == null
                    ? ServiceRestored.yes(key, restoredAt, tookEffectAt)
                    : ServiceRestored.no(key, restoredAt, laterId, later());
        }

        private String later() {
            if (laterSha != null) {
                return laterSha.substring(0, Math.min(7, laterSha.length()));
            }
            return laterConfig == null ? "deployment " + laterId : "configuration " + laterConfig;
        }
    }

    Map<Long, ServiceRestored> of(Collection<Long> rollbacks) {
        var found = new HashMap<Long, ServiceRestored>();
        if (!rollbacks.isEmpty()) {
            rows(rollbacks).forEach(row -> found.merge(row.rollbackId(), row.restored(), Restorations::worse));
        }
        return found;
    }

    private static ServiceRestored worse(ServiceRestored one, ServiceRestored other) {
        var weight = weight(one) - weight(other);
        if (weight != 0) {
            return weight > 0 ? one : other;
        }
        return one.at() == null || !one.at().isBefore(Objects.requireNonNull(other.at())) ? one : other;
    }

    private static int weight(ServiceRestored one) {
        return switch (one.word()) {
            case NOT_YET -> 2;
            case NO -> 1;
            case YES, UNKNOWN -> 0;
        };
    }

    private List<Row> rows(Collection<Long> rollbacks) {
        return jdbc.sql("""
                        select r.deployment_id as rollback_id, r.took_effect_at, i.key, c.restored_at,
                               l.deployment_id as later_id, l.sha as later_sha, l.config_hash as later_config
                          from deployments.rollbacks r
                          join catalog.environments v on v.id = r.environment_id
                          join incidents.affected_services f on f.service_id = r.service_id
                          join incidents.incidents i on i.id = f.incident_id
                          join incidents.recoveries c on c.incident_id = i.id
                          left join lateral (
                               select x.deployment_id, d.sha, d.config_hash
                                 from deployments.effects x
                                 join deployments.deployments d on d.id = x.deployment_id
                                where x.service_id = r.service_id
                                  and x.environment_id = r.environment_id
                                  and x.counts_as in ('change', 'config', 'rollback')
                                  and x.took_effect_at > r.took_effect_at
                                  and x.took_effect_at <= c.restored_at
                                order by x.took_effect_at desc, x.deployment_id desc
                                limit 1) l on true
                         where r.deployment_id = any(:rollbacks)
                           and (i.environment_id = r.environment_id
                                or (i.said_environment is null and v.tier = 'production'))
                           and i.began_at <= r.took_effect_at
                           and (c.restored_at is null
                                or c.restored_at >= least(r.started_at, r.took_effect_at))
                         order by i.began_at desc, i.key
                        """)
                .param("rollbacks", rollbacks.toArray(Long[]::new), Types.ARRAY)
                .query(DataClassRowMapper.newInstance(Row.class))
                .list();
    }
}
