package dev.plimsoll.gates;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.access.Approver;
import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets a person pass in an emergency against all rules, and has somebody else look at it afterwards. */
@Component
class Glass {

    private static final int WORKING_DAYS = 2;

    private final Desk desk;
    private final Voting voting;
    private final Course course;
    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final PlimsollProperties properties;

    Glass(Desk desk, Voting voting, Course course, JdbcClient jdbc, AuditTrail trail, PlimsollProperties properties) {
        this.desk = desk;
        this.voting = voting;
        this.course = course;
        this.jdbc = jdbc;
        this.trail = trail;
        this.properties = properties;
    }

    Outcome<GateRequest> smash(long id, Emergency emergency, String username, Instant now) {
        if (!emergency.isFresh(now)) {
            return Outcome.refused(new GateRefusal("password", "Sign in again: that was more than five minutes ago"));
        }
        var request = desk.take(id, now);
        var person = voting.approver(request, username);
        if (person.isEmpty()) {
            var candidate = request.candidate();
            return Outcome.refused(new NotAnApprover(
                    username,
                    candidate.service().name(),
                    candidate.environment().name()));
        }
        if (!request.state().mayBecome(GateState.OVERRIDDEN)) {
            return Outcome.refused(new GateOver(request));
        }
        var owed = owed(person.get());
        return owed.isPresent()
                ? Outcome.refused(new ReviewOwed(person.get().displayName(), owed.get()))
                : Outcome.of(smash(request, emergency, person.get(), now));
    }

    private GateRequest smash(GateRequest request, Emergency emergency, Approver person, Instant now) {
        jdbc.sql("""
                        insert into gates.review_duty (request_id, person_id, person_name, reason, incident, opened_at, due_at)
                        values (:request, :person, :name, :reason, :incident, :now, :due)
                        """)
                .param("request", request.id())
                .param("person", person.id())
                .param("name", person.displayName())
                .param("reason", emergency.reason())
                .param("incident", emergency.incident())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param(
                        "due",
                        WorkingDays.after(now, WORKING_DAYS, properties.zone()).atOffset(ZoneOffset.UTC))
                .update();
        var because = "%s broke the glass for %s: %s"
                .formatted(person.displayName(), emergency.incident(), emergency.reason());
        return desk.put(request, course.overridden(request, because, now), person.username(), now);
    }

    /** The oldest time that this person broke the glass and nobody has looked at it. */
    private Optional<Long> owed(Approver person) {
        // One at a time for a person, or two at once would both find nothing.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:person, 0))")
                .param("person", "plimsoll.gates.glass.%d".formatted(person.id()))
                .query()
                .singleValue();
        return duties().stream()
                .filter(duty -> duty.reviewedAt() == null && duty.personId() == person.id())
                .map(ReviewDuty::requestId)
                .findFirst();
    }

    /** The open ones first, by when they are due. */
    List<ReviewDuty> duties() {
        return jdbc.sql("select * from gates.review_duty order by reviewed_at desc nulls first, due_at limit 500")
                .query(DUTY)
                .list();
    }

    Optional<ReviewDuty> duty(long request) {
        return jdbc.sql("select * from gates.review_duty where request_id = :request")
                .param("request", request)
                .query(DUTY)
                .optional();
    }

    private static final RowMapper<ReviewDuty> DUTY = (row, n) -> new ReviewDuty(
            row.getLong("request_id"),
            row.getLong("person_id"),
            row.getString("person_name"),
            row.getString("reason"),
            row.getString("incident"),
            RequestMapper.known(row, "opened_at"),
            RequestMapper.known(row, "due_at"),
            row.getString("reviewer"),
            row.getString("outcome"),
            RequestMapper.instant(row, "reviewed_at"));

    /**
     * Somebody else has looked at it.
     *
     * @throws SelfApproval if it is the same person
     */
    Outcome<ReviewDuty> review(long id, String outcome, String username, Instant now) {
        if (outcome.isBlank()) {
            return Outcome.refused(new GateRefusal("outcome", "Say what you think of it"));
        }
        var request = desk.take(id, now);
        var duty = duty(id);
        var person = voting.approver(request, username);
        if (duty.isEmpty() || duty.get().reviewedAt() != null) {
            return Outcome.refused(new GateRefusal("request", "There is nothing to review"));
        }
        if (person.isEmpty()) {
            var candidate = request.candidate();
            return Outcome.refused(new NotAnApprover(
                    username,
                    candidate.service().name(),
                    candidate.environment().name()));
        }
        if (person.get().id() == duty.get().personId()) {
            return Outcome.refused(new SelfApproval(person.get().displayName()));
        }
        write(id, outcome, person.get(), now);
        return Outcome.of(duty(id).orElseThrow());
    }

    private void write(long id, String outcome, Approver person, Instant now) {
        jdbc.sql("""
                        update gates.review_duty
                           set reviewer_id = :person, reviewer = :name, outcome = :outcome, reviewed_at = :now
                         where request_id = :id
                        """)
                .param("id", id)
                .param("person", person.id())
                .param("name", person.displayName())
                .param("outcome", outcome)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        trail.record(new Act("gate.reviewed", "gate", "request " + id, null, Map.of("outcome", outcome), outcome));
    }
}
