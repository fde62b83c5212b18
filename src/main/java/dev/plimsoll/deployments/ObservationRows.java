package dev.plimsoll.deployments;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.Place;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was seen running: written once and never changed. */
@Component
class ObservationRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ObservationRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Writes them, and says where something was seen that was not known, and from when on. */
    List<CellFrom> write(List<Observation> seen, Map<Claim, Place> places) {
        if (seen.isEmpty()) {
            return List.of();
        }
        var rows = seen.stream()
                .map(one -> row(one, Objects.requireNonNull(places.get(one.about()))))
                .toList();
        return jdbc.sql("""
                        with added as (
                          insert into deployments.observation (
                                 origin, service_id, environment_id, target, slot, sha, digest, config_hash, replicas,
                                 gone, observer, observed_at, skewed, delivery_id)
                          select distinct on (s.origin, r."serviceId", r."environmentId", s.target, s.slot, s.sha,
                                              s.digest, s."configHash", s.replicas, s.gone, s.observer, s."observedAt")
                                 s.origin, r."serviceId", r."environmentId", s.target, s.slot, s.sha, s.digest,
                                 s."configHash", s.replicas, s.gone, s.observer, s."observedAt", s.skewed, s."deliveryId"
                            from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                                   "serviceId" bigint, "environmentId" bigint, said jsonb),
                                 jsonb_to_record(r.said) as s(
                                   origin text, target text, slot text, sha text, digest text, "configHash" text,
                                   replicas integer, gone boolean, observer text, "observedAt" timestamptz, skewed boolean,
                                   "deliveryId" bigint)
                              on conflict on constraint observation_seen_once do nothing
                          returning service_id, environment_id, target, observed_at
                        )
                        select service_id, environment_id, target, min(observed_at) as since
                          from added
                         group by service_id, environment_id, target
                        """)
                .param("rows", json.writeValueAsString(rows))
                .query((row, n) -> new CellFrom(
                        row.getLong("service_id"),
                        row.getLong("environment_id"),
                        row.getString("target"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Row row(Observation one, Place place) {
        return new Row(Objects.requireNonNull(place.serviceId()), Objects.requireNonNull(place.environmentId()), one);
    }

    private record Row(long serviceId, long environmentId, Observation said) {}
}
