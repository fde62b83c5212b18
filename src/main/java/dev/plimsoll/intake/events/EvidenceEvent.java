package dev.plimsoll.intake.events;

import dev.plimsoll.changes.EvidenceReport;
import dev.plimsoll.intake.Said;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What somebody found out about an artifact: a scan, a signature, a test. */
@Component
class EvidenceEvent implements EventTranslator {

    private static final Set<String> KINDS =
            Set.of("sbom", "signature", "provenance", "scan", "test", "coverage", "smoke");

    private static final Set<String> STATUSES = Set.of("passed", "failed", "skipped");

    @Override
    public String type() {
        return "evidence";
    }

    @Override
    public String key(EventBody event) {
        return "%s/%s/%s/%s".formatted(digest(event), kind(event), status(event), at(event));
    }

    @Override
    public Said translate(EventBody event) {
        var summary = event.tree().at("summary").node();
        return Said.of(new EvidenceReport(
                EventBody.ORIGIN,
                digest(event),
                event.sha("sha"),
                kind(event),
                status(event),
                summary.isObject() ? summary.toString() : null,
                at(event),
                event.text("url")));
    }

    private static String digest(EventBody event) {
        event.needed("digest");
        return Objects.requireNonNull(event.digest("digest"));
    }

    private static Instant at(EventBody event) {
        return Objects.requireNonNullElse(event.instant("at"), event.receivedAt());
    }

    private static String kind(EventBody event) {
        var kind = event.needed("kind").toLowerCase(Locale.ROOT);
        if (!KINDS.contains(kind)) {
            throw new InvalidEvent(
                    "kind",
                    "\u201c%s\u201d is no kind of evidence: use sbom, signature, provenance, scan, test, coverage or smoke."
                            .formatted(kind));
        }
        return kind;
    }

    private static String status(EventBody event) {
        var word = event.needed("status");
        var nearest = Status.nearest(word);
        var status = nearest.equals("succeeded") ? "passed" : nearest;
        if (!STATUSES.contains(status)) {
            throw new InvalidEvent(
                    "status",
                    "\u201c%s\u201d is no status of evidence: use passed, failed or skipped.".formatted(word));
        }
        return status;
    }
}
