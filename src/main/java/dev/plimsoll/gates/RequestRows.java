package dev.plimsoll.gates;

import dev.plimsoll.gates.facts.Candidate;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes requests. */
@Component
class RequestRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RequestMapper mapper;

    RequestRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.mapper = new RequestMapper(json);
    }

    Optional<GateRequest> find(long id) {
        return jdbc.sql(RequestMapper.SELECT + " where r.id = :id")
                .param("id", id)
                .query(mapper)
                .optional();
    }

    List<GateRequest> find(Collection<Long> ids) {
        return jdbc.sql(RequestMapper.SELECT + " where r.id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(mapper)
                .list();
    }

    /** The same, and nobody else writes it until the transaction ends. */
    Optional<GateRequest> lock(long id) {
        return jdbc.sql(RequestMapper.SELECT + " where r.id = :id for update of r")
                .param("id", id)
                .query(mapper)
                .optional();
    }

    Optional<GateRequest> asked(String by, String key) {
        return jdbc.sql(RequestMapper.SELECT + " where r.asked_by = :by and r.asked_key = :key")
                .param("by", by)
                .param("key", key)
                .query(mapper)
                .optional();
    }

    /** The newest that a platform asked for again and again under this key. */
    Optional<GateRequest> standing(String by, String key) {
        return jdbc.sql(
                        RequestMapper.SELECT
                                + " where r.asked_by = :by and starts_with(r.asked_key, :key || '@') order by r.id desc limit 1")
                .param("by", by)
                .param("key", key)
                .query(mapper)
                .optional();
    }

    /** The number of the last that passed in this place with something else; 0 if none did. */
    long lastUsedBesides(Candidate candidate) {
        return jdbc.sql("""
                        select id
                          from gates.request
                         where service_id = :service
                           and environment_id = :environment
                           and kind = :kind
                           and state = 'used'
                           and (sha, digest, config_hash)
                               is distinct from (cast(:sha as text), cast(:digest as text), cast(:config as text))
                         order by used_at desc, id desc
                         limit 1
                        """)
                .param("service", candidate.service().id())
                .param("environment", candidate.environment().id())
                .param("kind", candidate.kind())
                .param("sha", candidate.sha())
                .param("digest", candidate.digest())
                .param("config", candidate.configHash())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Those that wait for something, the oldest first. */
    List<GateRequest> open() {
        return jdbc.sql(
                        RequestMapper.SELECT
                                + " where r.state in ('pending', 'held', 'approved', 'overridden') order by r.requested_at, r.id")
                .query(mapper)
                .list();
    }

    /**
     * Those that wait for something in places of such a name, the oldest first.
     *
     * @param part of the name of a service or an environment, in any case; empty for all
     */
    List<GateRequest> openLike(String part, int limit) {
        return jdbc.sql(RequestMapper.SELECT + """
                         where r.state in ('pending', 'held', 'approved', 'overridden')
                           and (:part = '' or strpos(lower(s.name || ' to ' || e.name), lower(:part)) > 0)
                         order by r.requested_at, r.id
                         limit :limit
                        """)
                .param("part", part)
                .param("limit", limit)
                .query(mapper)
                .list();
    }

    long countOpen() {
        return jdbc.sql(
                        "select count(*) from gates.request where state in ('pending', 'held', 'approved', 'overridden')")
                .query(Long.class)
                .single();
    }

    /** Those that are over since an instant, the newest first. */
    List<GateRequest> over(Instant since, int limit) {
        return jdbc.sql(RequestMapper.SELECT + """
                         where r.state in ('used', 'denied', 'expired', 'superseded', 'cancelled')
                           and r.changed_at >= :since
                         order by r.changed_at desc, r.id desc
                         limit :limit
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(mapper)
                .list();
    }

    /** The numbers of the open ones of the same sort, whose targets meet these. */
    List<Long> openBeside(GateRequest request) {
        return jdbc.sql("""
                        select id
                          from gates.request
                         where service_id = :service
                           and environment_id = :environment
                           and targets && cast(:targets as text[])
                           and is_rollback = :rollback
                           and state in ('pending', 'held', 'approved')
                           and id <> :id
                         order by id
                        """)
                .param("service", request.candidate().service().id())
                .param("environment", request.candidate().environment().id())
                .param("targets", request.candidate().targets().toArray(String[]::new))
                .param("rollback", request.candidate().isRollback())
                .param("id", request.id())
                .query(Long.class)
                .list();
    }

    long nextId() {
        return jdbc.sql("select nextval(pg_get_serial_sequence('gates.request', 'id'))")
                .query(Long.class)
                .single();
    }

    void insert(GateRequest request) {
        var candidate = request.candidate();
        standing(jdbc.sql("""
                        insert into gates.request (
                            id, asked_by, asked_key, service_id, environment_id, targets, sha, digest, config_hash, ref, kind,
                            image, platform, labels, required, run_url, is_rollback, hands, state, round, policies, findings,
                            base_sha, base_digest, evidence, because, requested_at, deadline, settles_at, expires_at,
                            decided_at, changed_at, check_at)
                        overriding system value
                        values (
                            :id, :asked_by, :asked_key, :service, :environment, :targets, :sha, :digest, :config_hash, :ref,
                            :kind, :image, :platform, cast(:labels as jsonb), :required, :run_url, :rollback, :hands, :state,
                            :round, :policies, cast(:findings as jsonb), :base_sha, :base_digest, :evidence, :because,
                            :requested_at, :deadline, :settles_at, :expires_at, :decided_at, :changed_at, :check_at)
                        """), request)
                .param("id", request.id())
                .param("asked_by", request.askedBy())
                .param("asked_key", request.askedKey())
                .param("service", candidate.service().id())
                .param("environment", candidate.environment().id())
                .param("targets", candidate.targets().stream().sorted().toArray(String[]::new))
                .param("sha", candidate.sha())
                .param("digest", candidate.digest())
                .param("config_hash", candidate.configHash())
                .param("ref", candidate.ref())
                .param("kind", candidate.kind())
                .param("image", candidate.image())
                .param("platform", candidate.platform())
                .param("labels", json.writeValueAsString(candidate.labels()))
                .param("required", candidate.required().toArray(String[]::new))
                .param("run_url", request.runUrl())
                .param("rollback", candidate.isRollback())
                .param("requested_at", time(request.requestedAt()))
                .update();
    }

    /**
     * Writes how it stands now, over how it stood.
     *
     * @throws IllegalStateException if it stood otherwise, which the lock prevents
     */
    void update(GateRequest before, GateRequest request) {
        var written = standing(jdbc.sql("""
                        update gates.request
                           set hands = :hands, state = :state, round = :round, policies = :policies,
                               findings = cast(:findings as jsonb), base_sha = :base_sha, base_digest = :base_digest,
                               evidence = :evidence, because = :because, deadline = :deadline, settles_at = :settles_at,
                               expires_at = :expires_at, decided_at = :decided_at, used_at = :used_at,
                               stop_asked_at = :stop_asked_at, superseded_by = :superseded_by, changed_at = :changed_at,
                               check_at = :check_at
                         where id = :id and state = :old_state and round = :old_round
                        """), request)
                .param("used_at", time(request.usedAt()))
                .param("stop_asked_at", time(request.stopAskedAt()))
                .param("superseded_by", request.supersededBy())
                .param("id", request.id())
                .param("old_state", before.state().word())
                .param("old_round", before.round())
                .update();
        if (written != 1) {
            throw new IllegalStateException("Gate request %d was written by somebody else".formatted(request.id()));
        }
    }

    private JdbcClient.StatementSpec standing(JdbcClient.StatementSpec statement, GateRequest request) {
        return statement
                .param("hands", request.hands().toArray(String[]::new))
                .param("state", request.state().word())
                .param("round", request.round())
                .param("policies", request.policies().toArray(Long[]::new))
                .param("findings", json.writeValueAsString(request.findings()))
                .param("base_sha", request.baseSha())
                .param("base_digest", request.baseDigest())
                .param("evidence", request.evidence())
                .param("because", request.because())
                .param("deadline", time(request.deadline()))
                .param("settles_at", time(request.settlesAt()))
                .param("expires_at", time(request.expiresAt()))
                .param("decided_at", time(request.decidedAt()))
                .param("changed_at", time(request.changedAt()))
                .param("check_at", time(request.checkAt()));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
