package dev.plimsoll.intake;

import static java.time.ZoneOffset.UTC;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import dev.plimsoll.intake.masking.Finding;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps which credentials senders sent, since when and how often, without the credentials: the same one found again is the
 * same exposure.
 */
@Component
public class Exposures {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final IntakeProperties properties;
    private final AuditTrail audit;
    private final Clock clock;

    Exposures(JdbcClient jdbc, MeterRegistry meters, IntakeProperties properties, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.meters = meters;
        this.properties = properties;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was masked in one delivery that is kept.
     *
     * @param receivedAt when the delivery came: since then at the latest its credentials are exposed
     */
    record Found(long delivery, Instant receivedAt, long source, Finding finding) {

        private Credential credential() {
            return new Credential(source, finding.rule(), finding.fingerprint());
        }
    }

    /** Writes down what was found, in the caller's transaction. */
    void record(List<Found> found) {
        var byCredential = new TreeMap<Credential, List<Found>>(Credential.ORDER);
        found.forEach(one -> byCredential
                .computeIfAbsent(one.credential(), key -> new ArrayList<>())
                .add(one));
        byCredential.forEach((credential, places) -> {
            var exposure = expose(credential, places);
            places.forEach(place -> keep(exposure, place));
        });
    }

    /**
     * Says what became of an exposure.
     *
     * @throws ExposureNotFound if this source has no such exposure
     */
    @Transactional
    public void decide(String source, long exposure, ExposureState state, String who, String reason) {
        var before = stateOf(source, exposure);
        var words = shortened(reason);
        jdbc.sql("""
                        update intake.exposure
                           set state = :state, decided_by = :who, decided_at = :now, reason = :reason
                         where id = :id
                        """)
                .param("state", state.word())
                .param("who", who)
                .param("now", clock.instant().atOffset(UTC))
                .param("reason", words)
                .param("id", exposure)
                .update();
        audit.record(new Act(
                "exposure." + state.word(),
                "exposure",
                "%s %d".formatted(source, exposure),
                Map.of("state", before),
                Map.of("state", state.word()),
                words));
    }

    /** Until the transaction ends nobody else decides about it. */
    private String stateOf(String source, long exposure) {
        return jdbc.sql("""
                        select e.state
                          from intake.exposure e
                          join intake.source s on s.id = e.source_id
                         where s.name = :source and e.id = :id
                           for update of e
                        """)
                .param("source", source)
                .param("id", exposure)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new ExposureNotFound(exposure));
    }

    /** The places in deliveries that are no longer kept. */
    @Scheduled(cron = "0 47 * * * *", zone = "UTC")
    void forgetOldPlaces() {
        jdbc.sql("delete from intake.finding where received_at < :oldest")
                .param(
                        "oldest",
                        clock.instant()
                                .minus(properties.retention())
                                .minus(Duration.ofDays(1))
                                .atOffset(UTC))
                .update();
    }

    /** A rotated credential that is sent again is in use again: it is open again. */
    private long expose(Credential credential, List<Found> places) {
        meters.counter("plimsoll.masked", "rule", credential.rule()).increment(places.size());
        var first = places.stream().map(Found::receivedAt).min(Comparator.naturalOrder());
        var last = places.stream().map(Found::receivedAt).max(Comparator.naturalOrder());
        return jdbc.sql("""
                        insert into intake.exposure as e (
                               source_id, rule, fingerprint, first_seen_at, last_seen_at, deliveries)
                        values (:source, :rule, :fingerprint, :first, :last, :deliveries)
                            on conflict on constraint exposure_once do update
                           set first_seen_at = least(e.first_seen_at, excluded.first_seen_at),
                               last_seen_at = greatest(e.last_seen_at, excluded.last_seen_at),
                               deliveries = e.deliveries + excluded.deliveries,
                               state = case when e.state = 'rotated' and excluded.last_seen_at > e.decided_at
                                            then 'open' else e.state end
                        returning id
                        """)
                .param("source", credential.source())
                .param("rule", credential.rule())
                .param("fingerprint", credential.fingerprint())
                .param("first", first.orElseThrow().atOffset(UTC))
                .param("last", last.orElseThrow().atOffset(UTC))
                .param(
                        "deliveries",
                        places.stream().map(Found::delivery).distinct().count())
                .query(Long.class)
                .single();
    }

    private void keep(long exposure, Found found) {
        jdbc.sql("""
                        insert into intake.finding (delivery_id, received_at, place, exposure_id, found_at)
                        values (:delivery, :received, :place, :exposure, :now)
                            on conflict on constraint finding_pk do nothing
                        """)
                .param("delivery", found.delivery())
                .param("received", found.receivedAt().atOffset(UTC))
                .param("place", found.finding().place())
                .param("exposure", exposure)
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    private static String shortened(String reason) {
        var plain = reason.replace("\0", "").strip();
        return plain.substring(0, Math.min(plain.length(), LONGEST_REASON));
    }

    /** Written in one order by everybody, so that nobody waits in a circle. */
    private record Credential(long source, String rule, String fingerprint) {

        static final Comparator<Credential> ORDER = Comparator.comparingLong(Credential::source)
                .thenComparing(Credential::rule)
                .thenComparing(Credential::fingerprint);
    }
}
