package dev.plimsoll.intake;

import static java.time.ZoneOffset.UTC;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads a kept delivery once more, after a fix. It keeps its number and its key, so nothing can be counted twice. */
@Component
public class Replay {

    private static final Logger log = LoggerFactory.getLogger(Replay.class);

    private final JdbcClient jdbc;
    private final Sources sources;
    private final Door door;
    private final Recorder recorder;
    private final HeaderKeeper headers;
    private final Masking masking;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    Replay(
            JdbcClient jdbc,
            Sources sources,
            Door door,
            Recorder recorder,
            HeaderKeeper headers,
            Masking masking,
            AuditTrail audit,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.door = door;
        this.recorder = recorder;
        this.headers = headers;
        this.masking = masking;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Translates the delivery anew and writes down what it means now.
     *
     * @return empty if there is no such delivery, or it is no longer kept
     * @throws ReplayFailed if what it means now cannot be written down; then nothing is changed
     */
    @Transactional
    public Optional<Outcome> replay(long delivery) {
        return kept(delivery).map(kept -> {
            var source = sources.active(kept.source()).orElseThrow(() -> new SourceNotFound(kept.source()));
            var inbound = new Inbound(headers.fromJson(kept.headers()), kept.body(), kept.receivedAt());
            var translation =
                    Door.translate(door.kind(source), masking.clean(inbound).inbound());
            record(delivery, translation);
            mark(delivery, translation);
            audit.record(Act.change(
                    "delivery.replayed",
                    "delivery",
                    "%s %d".formatted(kept.source(), delivery),
                    Map.of("outcome", kept.outcome()),
                    Map.of("outcome", translation.outcome().word())));
            return translation.outcome();
        });
    }

    private void record(long delivery, Translation translation) {
        try {
            recorder.record(translation.said().fromDelivery(delivery));
        } catch (RuntimeException e) {
            log.warn("Delivery {} was replayed and could not be written down", delivery, e);
            throw new ReplayFailed(delivery, e);
        }
    }

    private Optional<Kept> kept(long delivery) {
        return jdbc.sql("""
                        select s.name as source, d.outcome, d.headers, d.body, d.received_at
                          from intake.delivery d
                          join intake.source s on s.id = d.source_id
                         where d.id = :id
                        """)
                .param("id", delivery)
                .query(DataClassRowMapper.newInstance(Kept.class))
                .optional();
    }

    private void mark(long delivery, Translation translation) {
        var inWords = translation.inWords();
        jdbc.sql("""
                        update intake.delivery
                           set outcome = :outcome, reason = :reason, understood = cast(:understood as jsonb),
                               replayed_at = :now
                         where id = :id
                        """)
                .param("id", delivery)
                .param("outcome", translation.outcome().word())
                .param("reason", translation.reason())
                .param("understood", inWords.isEmpty() ? null : json.writeValueAsString(inWords))
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    private record Kept(String source, String outcome, String headers, byte[] body, Instant receivedAt) {}
}
