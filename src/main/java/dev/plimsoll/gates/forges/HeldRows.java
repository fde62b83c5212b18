package dev.plimsoll.gates.forges;

import dev.plimsoll.catalog.Place;
import dev.plimsoll.deployments.HeldDeployment;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads and writes what platforms hold. */
@Component
class HeldRows {

    private static final RowMapper<Held> ROW = (row, n) -> new Held(
            row.getLong("id"),
            row.getString("platform"),
            row.getString("project_id"),
            row.getString("project"),
            row.getString("run"),
            row.getObject("attempt", Integer.class),
            row.getString("job"),
            row.getString("environment"),
            row.getString("deployment"),
            row.getString("installation"),
            row.getLong("service_id"),
            row.getLong("environment_id"),
            row.getString("sha"),
            row.getString("ref"),
            texts(row.getArray("hands")),
            row.getString("url"),
            row.getObject("held_at", OffsetDateTime.class).toInstant(),
            row.getObject("request_id", Long.class),
            row.getInt("attempts"));

    private final JdbcClient jdbc;

    HeldRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Once, however often the platform says it. */
    void insert(HeldDeployment held, Place place, String deployment) {
        var repository = Objects.requireNonNull(held.about().repository());
        jdbc.sql("""
                        insert into gates.held (platform, origin, project_id, project, run, job, environment, deployment,
                                                installation, service_id, environment_id, sha, ref, hands, url, held_at,
                                                state, reports, attempts, next_at)
                        values (:platform, :origin, :project_id, :project, :run, :job, :environment, :deployment,
                                :installation, :service_id, :environment_id, :sha, :ref, :hands, :url, :at,
                                'asked', 0, 0, :at)
                            on conflict on constraint held_asked_once do nothing
                        """)
                .param("platform", held.platform())
                .param("origin", held.origin())
                .param("project_id", repository.externalId())
                .param("project", repository.fullName())
                .param("run", Objects.requireNonNullElse(held.runId(), ""))
                .param("job", held.jobId())
                .param("environment", held.environment())
                .param("deployment", deployment)
                .param("installation", held.installationId())
                .param("service_id", place.serviceId())
                .param("environment_id", place.environmentId())
                .param("sha", held.sha())
                .param("ref", held.ref())
                .param("hands", held.hands().toArray(String[]::new))
                .param("url", held.url())
                .param("at", held.askedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes the next in a state that is due; it is due again at {@code until}, also after a crash. */
    @Transactional
    Optional<Held> take(String state, Collection<String> platforms, Instant now, Instant until) {
        return jdbc.sql("""
                        update gates.held
                           set attempts = attempts + 1, next_at = :until
                         where id = (
                               select id
                                 from gates.held
                                where next_at <= :now
                                  and state = :state
                                  and platform = any(:platforms)
                                order by next_at, id
                                limit 1
                                  for update skip locked)
                        returning *
                        """)
                .param("state", state)
                .param("platforms", platforms.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(ROW)
                .optional();
    }

    /** Tries it again then. */
    @Transactional
    void again(Held held, String because, Instant at) {
        jdbc.sql("update gates.held set next_at = :at, answer = :because where id = :id and state = 'asked'")
                .param("id", held.id())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("because", shortened(because))
                .update();
    }

    /** Whether it still has no request; nobody else opens anything for the same place until the transaction ends. */
    boolean lock(Held held) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:place, 0))")
                .param(
                        "place",
                        "plimsoll.gates.held.%s.%s.%d"
                                .formatted(held.platform(), held.projectId(), held.environmentId()))
                .query()
                .singleValue();
        return jdbc.sql("select state = 'asked' from gates.held where id = :id for update")
                .param("id", held.id())
                .query(Boolean.class)
                .single();
    }

    /** Gives it its request, with what has been learned. */
    void bind(Held held, long request, Instant nextAt) {
        jdbc.sql("""
                        update gates.held
                           set state = 'open', request_id = :request, attempt = :attempt, sha = :sha, ref = :ref,
                               hands = :hands, next_at = :next, answer = null
                         where id = :id
                        """)
                .param("id", held.id())
                .param("request", request)
                .param("attempt", held.attempt())
                .param("sha", held.sha())
                .param("ref", held.ref())
                .param("hands", held.hands().toArray(String[]::new))
                .param("next", nextAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The requests of the same run and attempt for the same place, the newest first. */
    List<Long> requestsBeside(Held held) {
        return jdbc.sql("""
                        select distinct request_id
                          from gates.held
                         where platform = :platform
                           and project_id = :project
                           and run = :run
                           and attempt is not distinct from cast(:attempt as integer)
                           and environment = :environment
                           and service_id = :service
                           and request_id is not null
                           and id <> :id
                         order by request_id desc
                        """)
                .param("platform", held.platform())
                .param("project", held.projectId())
                .param("run", held.run())
                .param("attempt", held.attempt())
                .param("environment", held.environment())
                .param("service", held.serviceId())
                .param("id", held.id())
                .query(Long.class)
                .list();
    }

    /** What waits of the same run and attempt for the same environment besides a request; what has none yet first. */
    List<Optional<Long>> waitingBeside(Held held, long request) {
        return jdbc.sql("""
                        select distinct request_id
                          from gates.held
                         where platform = :platform
                           and project_id = :project
                           and run = :run
                           and (attempt is null or attempt is not distinct from cast(:attempt as integer))
                           and environment = :environment
                           and state in ('asked', 'open')
                           and request_id is distinct from :request
                         order by request_id nulls first
                        """)
                .param("platform", held.platform())
                .param("project", held.projectId())
                .param("run", held.run())
                .param("attempt", held.attempt())
                .param("environment", held.environment())
                .param("request", request)
                .query((row, n) -> Optional.ofNullable(row.getObject("request_id", Long.class)))
                .list();
    }

    /** Whether a later attempt of the same run waits at the same environment: what is said now would be said to that one. */
    boolean hasLaterAttempt(Held held) {
        return jdbc.sql("""
                        select exists (
                               select
                                 from gates.held
                                where platform = :platform
                                  and project_id = :project
                                  and run = :run
                                  and environment = :environment
                                  and attempt > cast(:attempt as integer))
                        """)
                .param("platform", held.platform())
                .param("project", held.projectId())
                .param("run", held.run())
                .param("environment", held.environment())
                .param("attempt", held.attempt())
                .query(Boolean.class)
                .single();
    }

    /** Whether both requests are of the same run. */
    boolean areOfOneRun(long request, long other) {
        return jdbc.sql("""
                        select exists (
                               select
                                 from gates.held a
                                 join gates.held b
                                   on b.platform = a.platform and b.project_id = a.project_id and b.run = a.run
                                  and b.environment = a.environment
                                where a.request_id = :request
                                  and b.request_id = :other)
                        """)
                .param("request", request)
                .param("other", other)
                .query(Boolean.class)
                .single();
    }

    boolean isOf(String platform, long request) {
        return jdbc.sql("select exists (select from gates.held where request_id = :request and platform = :platform)")
                .param("request", request)
                .param("platform", platform)
                .query(Boolean.class)
                .single();
    }

    /** What waits for the answer to a request, in the order in which it came. */
    List<Held> waiting(long request) {
        return jdbc.sql("select * from gates.held where request_id = :request and state = 'open' order by id")
                .param("request", request)
                .query(ROW)
                .list();
    }

    boolean isAnswered(long request) {
        return jdbc.sql("select exists (select from gates.held where request_id = :request and state = 'answered')")
                .param("request", request)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    void answered(Collection<Held> held, String answer, Instant now) {
        jdbc.sql("""
                        update gates.held
                           set state = 'answered', answered_at = :now, next_at = null, answer = :answer
                         where id = any(:ids) and state = 'open'
                        """)
                .param("ids", ids(held))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("answer", shortened(answer))
                .update();
    }

    @Transactional
    void gone(Collection<Held> held, String because) {
        jdbc.sql("""
                        update gates.held
                           set state = 'gone', next_at = null, answer = :because
                         where id = any(:ids) and state in ('asked', 'open')
                        """)
                .param("ids", ids(held))
                .param("because", shortened(because))
                .update();
    }

    /** Counts one more report of a request before it is made; false if that would be more than so many. */
    @Transactional
    boolean countReport(long request, int most) {
        return jdbc.sql("""
                                update gates.held
                                   set reports = reports + 1
                                 where request_id = :request
                                   and state = 'open'
                                   and (select max(reports) from gates.held where request_id = :request) < :most
                                """).param("request", request).param("most", most).update() > 0;
    }

    /** The report was not taken. */
    @Transactional
    void uncountReport(long request) {
        jdbc.sql("update gates.held set reports = reports - 1 where request_id = :request and reports > 0")
                .param("request", request)
                .update();
    }

    /** The only digest that builds of this commit brought; empty if there is none, or more than one. */
    Optional<String> digest(String sha, long service) {
        var digests = jdbc.sql("""
                        select distinct digest
                          from changes.builds
                         where sha = :sha
                           and digest is not null
                           and status not in ('failed', 'cancelled', 'skipped')
                           and (service_id is null or service_id = :service)
                         limit 2
                        """)
                .param("sha", sha)
                .param("service", service)
                .query(String.class)
                .list();
        return digests.size() == 1 ? Optional.of(digests.get(0)) : Optional.empty();
    }

    String service(long id) {
        return jdbc.sql("select name from catalog.services where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    String environment(long id) {
        return jdbc.sql("select name from catalog.environments where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private static Long[] ids(Collection<Held> held) {
        return held.stream().map(Held::id).toArray(Long[]::new);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(500, text.length()));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
