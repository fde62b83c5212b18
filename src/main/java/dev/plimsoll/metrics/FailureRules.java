package dev.plimsoll.metrics;

import static dev.plimsoll.metrics.Instants.instant;
import static dev.plimsoll.metrics.Instants.utc;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import dev.plimsoll.incidents.AttributionRules;
import dev.plimsoll.incidents.Chosen;
import dev.plimsoll.incidents.Severity;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What counts as a failure, as the organisation chose it. Every change is recorded, and what it touches is derived anew; what
 * changes nothing is no act.
 */
@Component
@Transactional
public class FailureRules {

    private final AttributionRules attribution;
    private final DueRows due;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    FailureRules(AttributionRules attribution, DueRows due, JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.attribution = attribution;
        this.due = due;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public RulesInForce inForce() {
        return new RulesInForce(attribution.threshold(), attribution.windows(), blame());
    }

    /**
     * Sets what is given, or nothing at all.
     *
     * @param threshold null if it stays
     * @param blame null if it stays
     * @param windows hours by the name of a service; others stay
     * @throws dev.plimsoll.incidents.IncidentRefusal if there is no such service, or a window is too short or too long
     */
    public void set(@Nullable Severity threshold, @Nullable Blame blame, Map<String, Integer> windows, String person) {
        windows.forEach((service, hours) -> attribution.setWindow(service, hours, person));
        if (threshold != null) {
            attribution.setThreshold(threshold, person);
        }
        if (blame != null) {
            setBlame(blame, person);
        }
    }

    Chosen<Blame> blame() {
        return jdbc.sql("select word, set_by, set_at from metrics.blame where replaced_at is null")
                .query((row, n) -> new Chosen<>(
                        Blame.of(row.getString("word")).orElseThrow(), row.getString("set_by"), instant(row, "set_at")))
                .optional()
                .orElseGet(() -> Chosen.byDefault(Blame.ONE));
    }

    private void setBlame(Blame blame, String person) {
        jdbc.sql("select cast(pg_advisory_xact_lock(hashtext('metrics.blame')) as text)")
                .query(String.class)
                .optional();
        var before = blame().value();
        if (before == blame) {
            return;
        }
        var now = utc(clock.instant().truncatedTo(ChronoUnit.MICROS));
        jdbc.sql("update metrics.blame set replaced_at = greatest(:now, set_at) where replaced_at is null")
                .param("now", now)
                .update();
        jdbc.sql("insert into metrics.blame (word, set_by, set_at) values (:word, :person, :now)")
                .param("word", blame.word())
                .param("person", person)
                .param("now", now)
                .update();
        audit.record(Act.change(
                "failure-rules.changed",
                "failure rule",
                "blame",
                Map.of("blame", before.word()),
                Map.of("blame", blame.word())));
        due.failures();
    }
}
