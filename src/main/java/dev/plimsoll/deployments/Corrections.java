package dev.plimsoll.deployments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where the history was corrected: what was believed, what is believed instead, and when that changed. */
@Component
public class Corrections {

    /** One late event seldom changes more beliefs of one service than this. */
    private static final int BELIEFS_A_CORRECTION = 20;

    private final JdbcClient jdbc;

    Corrections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest corrections of one service's history, the newest first. */
    public List<Correction> ofService(long service, int limit) {
        var rows = jdbc.sql("""
                        with moment as (
                          select at, service_id, environment_id, target, slot
                            from ((select known_until as at, service_id, environment_id, target, slot
                                     from deployments.interval
                                    where service_id = :service
                                      and known_until is not null
                                    order by known_until desc
                                    limit :rows)
                                    union
                                  (select known_from, service_id, environment_id, target, slot
                                     from deployments.interval
                                    where service_id = :service
                                      and corrects
                                    order by known_from desc
                                    limit :rows)) m
                           order by at desc
                           limit :limit
                        )
                        select m.at, e.name as environment, m.target, m.slot, i.*
                          from moment m
                          join catalog.environments e on e.id = m.environment_id
                         cross join lateral (
                               select true as was, g.began_at, g.state, g.sha, g.digest, g.config_hash, g.deployment_id,
                                      g.reason
                                 from deployments.interval g
                                where g.service_id = m.service_id
                                  and g.environment_id = m.environment_id
                                  and g.target = m.target
                                  and g.slot = m.slot
                                  and g.known_until = m.at
                                union
                               select b.*
                                 from deployments.interval n
                                cross join lateral (
                                      select false, n.began_at, n.state, n.sha, n.digest, n.config_hash,
                                             n.deployment_id, n.reason
                                       union all
                                     (select true, p.began_at, p.state, p.sha, p.digest, p.config_hash,
                                             p.deployment_id, p.reason
                                        from deployments.interval p
                                       where p.service_id = m.service_id
                                         and p.environment_id = m.environment_id
                                         and p.target = m.target
                                         and p.slot = m.slot
                                         and p.began_at < n.began_at
                                         and p.known_from < m.at
                                         and p.known_until is null
                                       order by p.began_at desc
                                       limit 1)) b
                                where n.service_id = m.service_id
                                  and n.environment_id = m.environment_id
                                  and n.target = m.target
                                  and n.slot = m.slot
                                  and n.known_from = m.at
                                  and n.corrects) i
                         order by m.at desc, environment, m.target, m.slot, i.began_at
                        """)
                .param("service", service)
                .param("limit", limit)
                .param("rows", limit * BELIEFS_A_CORRECTION)
                .query(DataClassRowMapper.newInstance(Line.class))
                .list();
        var byPlace = new LinkedHashMap<Object, List<Line>>();
        rows.forEach(line ->
                byPlace.computeIfAbsent(line.place(), any -> new ArrayList<>()).add(line));
        return byPlace.values().stream().map(Correction::of).toList();
    }

    /**
     * One belief that was given up, or that took its place.
     *
     * @param was whether it was given up at {@code at}
     */
    public record Line(
            Instant at,
            String environment,
            String target,
            String slot,
            boolean was,
            Instant beganAt,
            String state,
            @Nullable String sha,
            @Nullable String digest,
            @Nullable String configHash,
            @Nullable Long deploymentId,
            String reason) {

        Object place() {
            return List.of(at, environment, target, slot);
        }

        /** What it says, in words: a version and how it was there. */
        public String words() {
            var version = new Version(sha, digest, configHash).shortName();
            return switch (state) {
                case Belief.ENDED -> "nothing, %s %s".formatted(version, reason);
                case Belief.MIXED -> version + " in part";
                default -> version;
            };
        }
    }

    /**
     * One correction of the history of one place.
     *
     * @param at when Plimsoll changed its mind
     * @param before what it believed until then
     * @param after what it believes since
     */
    public record Correction(
            Instant at, String environment, String target, String slot, List<Line> before, List<Line> after) {

        static Correction of(List<Line> lines) {
            var first = lines.get(0);
            return new Correction(
                    first.at(),
                    first.environment(),
                    first.target(),
                    first.slot(),
                    lines.stream().filter(Line::was).toList(),
                    lines.stream().filter(line -> !line.was()).toList());
        }
    }
}
