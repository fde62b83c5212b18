package dev.plimsoll.intake.cloudevents;

import dev.plimsoll.changes.EvidenceReport;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;

/** A suite of tests ended: evidence about the artifact that was tested, where the event says which one. */
final class TestMeaning {

    private TestMeaning() {}

    static Translation of(CdEvent event) {
        var digest = event.digest();
        if (!event.predicate().equals("finished")) {
            return Translation.ignored("Plimsoll keeps how tests ended, and not that they began.");
        }
        if (digest == null) {
            return Translation.ignored("Tests are evidence about an artifact, and this event names none: "
                    + "\u201ccustomData.artifactId\u201d or \u201ccustomData.digest\u201d is taken where it is there.");
        }
        var status = status(event);
        return Translation.of(
                Said.of(new EvidenceReport(
                        event.origin(), digest, event.sha(), "test", status, null, event.at(), event.url())),
                "Test suite %s of %s: %s".formatted(event.subject(), digest, status));
    }

    private static String status(CdEvent event) {
        var outcome = event.text("outcome");
        return "success".equals(outcome) ? "passed" : "cancel".equals(outcome) ? "skipped" : "failed";
    }
}
