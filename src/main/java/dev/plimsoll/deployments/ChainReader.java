package dev.plimsoll.deployments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads what chains are derived from: for many places in a few statements, and from an instant on. */
@Component
class ChainReader {

    private static final String CELLS = """
            with cell as (
              select "serviceId" as service_id, "environmentId" as environment_id, target, since
                from jsonb_to_recordset(cast(:cells as jsonb)) as c(
                       "serviceId" bigint, "environmentId" bigint, target text, since timestamptz))
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ChainReader(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What is believed of these places, and everything from the instant on, or a little earlier, that it follows from. */
    List<ChainSources> read(List<CellFrom> cells) {
        var sources = new LinkedHashMap<Cell, ChainSources>();
        settled(cells).forEach(cell -> sources.put(cell.cell(), new ChainSources(cell)));
        var since = json.writeValueAsString(
                sources.values().stream().map(ChainSources::from).toList());
        beliefs(since, sources);
        lastDeployments(since, sources);
        facts(since, sources);
        lived(sources);
        return List.copyOf(sources.values());
    }

    /** Going back may end where one has to go back further. */
    private List<CellFrom> settled(List<CellFrom> cells) {
        var asked = cells;
        var from = from(asked);
        while (!Set.copyOf(from).equals(Set.copyOf(asked))) {
            asked = from;
            from = from(asked);
        }
        return from;
    }

    /**
     * From when on each place is derived: not later than asked for, and from the beginning of a belief that nobody has
     * claimed, or somebody only afterwards, because what follows decides that.
     */
    private List<CellFrom> from(List<CellFrom> cells) {
        return jdbc.sql(CELLS + """
                        select c.service_id, c.environment_id, c.target,
                               case when c.since is not null
                                    then least(c.since, (
                                           select min(b.began_at)
                                             from deployments.running r
                                            cross join lateral (
                                                    select began_at, deployment_id
                                                      from deployments.interval
                                                     where service_id = r.service_id
                                                       and environment_id = r.environment_id
                                                       and target = r.target
                                                       and slot = r.slot
                                                       and known_until is null
                                                       and began_at < c.since
                                                     order by began_at desc
                                                     limit 1) b
                                            where r.service_id = c.service_id
                                              and r.environment_id = c.environment_id
                                              and r.target = c.target
                                              and (b.deployment_id is null
                                                   or exists (
                                                       select
                                                         from deployments.effect e
                                                        where e.deployment_id = b.deployment_id
                                                          and e.took_effect_at >= c.since)))) end as since
                          from cell c
                        """)
                .param("cells", json.writeValueAsString(cells))
                .query((row, n) -> new CellFrom(
                        row.getLong("service_id"),
                        row.getLong("environment_id"),
                        row.getString("target"),
                        instant(row, "since")))
                .list();
    }

    private void beliefs(String cells, Map<Cell, ChainSources> sources) {
        jdbc.sql(CELLS + """
                        select c.service_id, c.environment_id, c.target, b.*
                          from cell c
                         cross join lateral (
                                 select i.*, false as is_past
                                   from deployments.interval i
                                  where i.service_id = c.service_id
                                    and i.environment_id = c.environment_id
                                    and i.target = c.target
                                    and i.known_until is null
                                    and i.began_at >= coalesce(c.since, '-infinity')
                                  union all
                                 select p.*, true
                                   from deployments.running r
                                  cross join lateral (
                                          select id, began_at
                                            from deployments.interval
                                           where service_id = r.service_id
                                             and environment_id = r.environment_id
                                             and target = r.target
                                             and slot = r.slot
                                             and known_until is null
                                             and began_at < c.since
                                           order by began_at desc
                                           limit 1) l
                                  cross join lateral (
                                          select *
                                            from deployments.interval
                                           where id = l.id
                                           union all (
                                          select *
                                            from deployments.interval
                                           where service_id = r.service_id
                                             and environment_id = r.environment_id
                                             and target = r.target
                                             and slot = r.slot
                                             and state = 'running'
                                             and known_until is null
                                             and began_at < l.began_at
                                           order by began_at desc
                                           limit 1)) p
                                  where r.service_id = c.service_id
                                    and r.environment_id = c.environment_id
                                    and r.target = c.target) b
                         order by b.began_at desc
                        """)
                .param("cells", cells)
                .query((row, n) -> {
                    var source = Objects.requireNonNull(sources.get(cell(row)));
                    var belief = belief(row);
                    return row.getBoolean("is_past")
                            ? source.past()
                                    .computeIfAbsent(belief.slot(), any -> new ArrayList<>())
                                    .add(belief)
                            : source.believed().put(row.getLong("id"), belief);
                })
                .list();
    }

    private void lastDeployments(String cells, Map<Cell, ChainSources> sources) {
        jdbc.sql(CELLS + """
                        select c.service_id, c.environment_id, c.target, e.*
                          from cell c
                          join deployments.running r using (service_id, environment_id, target)
                         cross join lateral (
                                 select e.*
                                   from deployments.effect e
                                   join deployments.deployment d on d.id = e.deployment_id
                                  where e.service_id = c.service_id
                                    and e.environment_id = c.environment_id
                                    and e.slot = r.slot
                                    and e.took_effect_at < c.since
                                    and d.target = c.target
                                  order by e.took_effect_at desc, d.origin desc, d.external_id desc
                                  limit 1) e
                        """)
                .param("cells", cells)
                .query((row, n) -> {
                    var source = Objects.requireNonNull(sources.get(cell(row)));
                    var effect = effect(row)
                            .before(Objects.requireNonNull(source.from().since()));
                    return source.lastDeployments().put(effect.slot(), effect);
                })
                .list();
    }

    private void facts(String cells, Map<Cell, ChainSources> sources) {
        jdbc.sql(CELLS + """
                        select c.service_id, c.environment_id, c.target, f.*
                          from cell c
                         cross join lateral (
                                 select d.id, d.origin, d.external_id, d.slot, d.digest, d.config_hash, d.weight,
                                        d.kind, d.repository_id, d.rollback_of, d.state, d.started_at, d.finished_at,
                                        coalesce(d.sha, (
                                            select case when count(distinct b.sha) = 1 then min(b.sha) end
                                              from changes.builds b
                                             where b.digest = d.digest)) as sha,
                                        null as observer, null::timestamptz as observed_at, false as gone,
                                        p.state as before_state, p.sha as before_sha, p.digest as before_digest,
                                        p.config_hash as before_config_hash
                                   from deployments.deployment d
                                   left join lateral (
                                        select state, sha, digest, config_hash
                                          from deployments.deployment
                                         where service_id = d.service_id
                                           and environment_id = d.environment_id
                                           and target = d.target
                                           and slot = d.slot
                                           and happened_at < d.happened_at
                                           and (state in ('succeeded', 'partial')
                                                or state = 'failed' and started_at is not null)
                                         order by happened_at desc, origin desc, external_id desc
                                         limit 1) p on d.state = 'succeeded'
                                  where d.service_id = c.service_id
                                    and d.environment_id = c.environment_id
                                    and d.target = c.target
                                    and d.happened_at >= coalesce(c.since, '-infinity')
                                    and (d.state in ('succeeded', 'partial')
                                         or d.slot = 'canary' and d.started_at is not null)
                                  union all
                                 select null, null, null, o.slot, o.digest, o.config_hash, null, null, null, null, null,
                                        null, null,
                                        coalesce(o.sha, (
                                            select case when count(distinct b.sha) = 1 then min(b.sha) end
                                              from changes.builds b
                                             where b.digest = o.digest)),
                                        o.observer, o.observed_at, o.gone, null, null, null, null
                                   from deployments.observation o
                                  where o.service_id = c.service_id
                                    and o.environment_id = c.environment_id
                                    and o.target = c.target
                                    and o.observed_at >= coalesce(c.since, '-infinity')) f
                        """)
                .param("cells", cells)
                .query((row, n) -> Objects.requireNonNull(sources.get(cell(row)))
                        .facts()
                        .add(row.getString("observer") == null ? took(row) : saw(row)))
                .list();
    }

    /** Which of the versions that come now ran in the same place before. */
    private void lived(Map<Cell, ChainSources> sources) {
        var asked = sources.values().stream()
                .filter(source -> source.from().since() != null)
                .flatMap(source -> source.comeBack().entrySet().stream()
                        .flatMap(slot -> slot.getValue().stream()
                                .map(version -> Asked.of(source.from(), slot.getKey(), version))))
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        select distinct a."serviceId" as service_id, a."environmentId" as environment_id, a.target,
                               a.slot, i.sha, i.digest, i.config_hash
                          from jsonb_to_recordset(cast(:asked as jsonb)) as a(
                                 "serviceId" bigint, "environmentId" bigint, target text, slot text, sha text,
                                 digest text, "configHash" text, since timestamptz)
                         cross join lateral (
                               (select *
                                   from deployments.interval
                                  where sha = a.sha
                                    and service_id = a."serviceId"
                                    and environment_id = a."environmentId"
                                    and known_until is null
                                 offset 0)
                                  union all
                               (select *
                                   from deployments.interval
                                  where digest = a.digest
                                    and service_id = a."serviceId"
                                    and environment_id = a."environmentId"
                                    and known_until is null
                                 offset 0)
                                  union all
                               (select *
                                   from deployments.interval
                                  where config_hash = a."configHash"
                                    and a.sha is null
                                    and a.digest is null
                                    and service_id = a."serviceId"
                                    and environment_id = a."environmentId"
                                    and known_until is null
                                 offset 0)) i
                         where i.target = a.target
                           and i.slot = a.slot
                           and i.state = 'running'
                           and i.began_at < a.since
                        """)
                .param("asked", json.writeValueAsString(asked))
                .query((row, n) -> Objects.requireNonNull(sources.get(cell(row)))
                        .lived()
                        .computeIfAbsent(row.getString("slot"), any -> new ArrayList<>())
                        .add(version(row)))
                .list();
    }

    private static Took took(ResultSet row) throws SQLException {
        var started = instant(row, "started_at");
        var finished = instant(row, "finished_at");
        var slot = row.getString("slot");
        var isCanary = slot.equals(Took.CANARY);
        var state = row.getString("state");
        var at = Stream.of(isCanary ? Stream.of(started, finished) : Stream.of(finished, started))
                .flatMap(order -> order)
                .filter(Objects::nonNull)
                .findFirst();
        return new Took(
                row.getLong("id"),
                new DeploymentIdentity(row.getString("origin"), row.getString("external_id")),
                Objects.requireNonNull(at.orElse(null)),
                started,
                isCanary && finished != null && !state.equals("succeeded") && !state.equals("partial")
                        ? finished
                        : null,
                slot,
                version(row),
                row.getBigDecimal("weight"),
                state.equals("partial"),
                row.getString("kind"),
                row.getObject("repository_id", Long.class),
                row.getString("rollback_of"),
                "failed".equals(row.getString("before_state")) ? versionBefore(row) : null);
    }

    private static Version versionBefore(ResultSet row) throws SQLException {
        return new Version(
                row.getString("before_sha"), row.getString("before_digest"), row.getString("before_config_hash"));
    }

    private static Saw saw(ResultSet row) throws SQLException {
        return new Saw(
                Objects.requireNonNull(instant(row, "observed_at")),
                row.getString("slot"),
                version(row),
                row.getBoolean("gone"),
                row.getString("observer"));
    }

    private static Belief belief(ResultSet row) throws SQLException {
        return new Belief(
                row.getString("slot"),
                Objects.requireNonNull(instant(row, "began_at")),
                row.getString("state"),
                row.getObject("deployment_id", Long.class),
                version(row),
                row.getBigDecimal("weight"),
                row.getBoolean("since_before"),
                row.getString("basis"),
                row.getString("reason"));
    }

    private static Effect effect(ResultSet row) throws SQLException {
        var replacedSince = instant(row, "replaced_since");
        return new Effect(
                row.getLong("deployment_id"),
                Objects.requireNonNull(instant(row, "took_effect_at")),
                row.getString("slot"),
                version(row),
                row.getString("counts_as"),
                row.getString("counted_because"),
                replacedSince == null
                        ? null
                        : new Replaced(
                                row.getObject("replaced_id", Long.class),
                                row.getString("replaced_sha"),
                                row.getString("replaced_digest"),
                                replacedSince),
                row.getObject("version_restored", Boolean.class),
                instant(row, "verified_at"),
                instant(row, "contradicted_at"),
                row.getString("contradicted_by"));
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(row.getString("sha"), row.getString("digest"), row.getString("config_hash"));
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(row.getLong("service_id"), row.getLong("environment_id"), row.getString("target"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private record Asked(
            long serviceId,
            long environmentId,
            String target,
            String slot,
            @Nullable String sha,
            @Nullable String digest,
            @Nullable String configHash,
            @Nullable Instant since) {

        static Asked of(CellFrom from, String slot, Version version) {
            return new Asked(
                    from.serviceId(),
                    from.environmentId(),
                    from.target(),
                    slot,
                    version.sha(),
                    version.digest(),
                    version.configHash(),
                    from.since());
        }
    }
}
