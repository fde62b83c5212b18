package dev.plimsoll.intake;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what is changed of sources: of their secrets how many there are, and nothing else. */
@Component
class SourceActs {

    private static final String SOURCE = "source";

    private final AuditTrail audit;

    SourceActs(AuditTrail audit) {
        this.audit = audit;
    }

    void made(String name, String kind) {
        audit.record(new Act("source.made", SOURCE, name, null, Map.of("kind", kind), null));
    }

    void deleted(Source source) {
        audit.record(new Act("source.deleted", SOURCE, source.name(), Map.of("kind", source.kind()), null, null));
    }

    /** @param before how many secrets it had */
    void secretAdded(Source source, int before) {
        secrets("source.secret-added", source, before);
    }

    /** @param before how many secrets it had */
    void secretsEnded(Source source, int before) {
        secrets("source.secrets-ended", source, before);
    }

    /**
     * The configuration says something else of it than before.
     *
     * @param before null if it is new
     */
    void declared(Source source, @Nullable Map<String, ?> before) {
        audit.record(new Act("source.declared", SOURCE, source.name(), before, source.facts(), null));
    }

    /** The configuration no longer speaks of it. */
    void undeclared(Source source, Map<String, ?> before) {
        audit.record(Act.change("source.undeclared", SOURCE, source.name(), before, source.facts()));
    }

    /** How long it may be quiet at most; null if nobody says. */
    void heartbeatSet(String name, @Nullable Duration before, @Nullable Duration after) {
        if (!Objects.equals(before, after)) {
            audit.record(Act.change("source.heartbeat-set", SOURCE, name, heartbeat(before), heartbeat(after)));
        }
    }

    private static Map<String, ?> heartbeat(@Nullable Duration length) {
        return Map.of("heartbeat", length == null ? "by its pauses" : Heartbeat.text(length));
    }

    private void secrets(String action, Source source, int before) {
        if (before != source.secretCount()) {
            audit.record(Act.change(
                    action, SOURCE, source.name(), Map.of("secrets", before), Map.of("secrets", source.secretCount())));
        }
    }
}
