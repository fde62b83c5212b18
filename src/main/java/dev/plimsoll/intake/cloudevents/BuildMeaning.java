package dev.plimsoll.intake.cloudevents;

import dev.plimsoll.changes.BuildReport;
import dev.plimsoll.changes.EvidenceReport;
import dev.plimsoll.intake.Outcome;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.WebAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds, and the artifacts that come of them. */
final class BuildMeaning {

    private BuildMeaning() {}

    static Translation ofBuild(CdEvent event) {
        if (isNowhere(event)) {
            return Translation.ignored(
                    "A build belongs to a service or a repository, and this event names neither: "
                            + "\u201ccustomData.service\u201d and \u201ccustomData.repository\u201d are taken where they are there.");
        }
        var status = status(event);
        return Translation.of(
                Said.of(report(event, "build/" + event.subject(), status)),
                "Build %s: %s".formatted(event.subject(), status));
    }

    /** An event of a build says how it ended only in its custom data. */
    private static String status(CdEvent event) {
        return switch (event.predicate()) {
            case "queued" -> "queued";
            case "started" -> "running";
            default ->
                switch (Objects.requireNonNullElse(event.custom("outcome"), "success")
                        .toLowerCase(Locale.ROOT)) {
                    case "failure", "error" -> "failed";
                    case "cancel" -> "cancelled";
                    default -> "succeeded";
                };
        };
    }

    private static boolean isNowhere(CdEvent event) {
        return event.service() == null && event.repository() == null;
    }

    private static BuildReport report(CdEvent event, String id, String status) {
        return new BuildReport(
                event.origin(),
                id,
                event.about(event.service(), null),
                event.sha(),
                event.digest(),
                event.artifact().map(Purl::image).orElse(null),
                event.custom("platform"),
                status,
                event.predicate().equals("started") ? event.at() : null,
                status.equals("queued") || status.equals("running") ? null : event.at(),
                event.url(),
                event.at());
    }

    static Translation ofArtifact(CdEvent event) {
        var digest = event.digest();
        return switch (event.predicate()) {
            case "downloaded", "deleted" ->
                Translation.ignored("Who fetched or deleted an artifact says nothing of what runs anywhere.");
            default ->
                digest == null
                        ? Translation.ignored(
                                "Artifacts are known by their digest, and \u201csubject.id\u201d has none.")
                        : event.predicate().equals("signed")
                                ? Translation.of(
                                        Said.of(evidence(event, digest, "signature", null)),
                                        "A signature of %s".formatted(digest))
                                : published(event, digest);
        };
    }

    private static Translation published(CdEvent event, String digest) {
        var said = new ArrayList<Said>();
        var words = new ArrayList<String>();
        if (!isNowhere(event) || event.artifact().map(Purl::image).isPresent()) {
            said.add(Said.of(report(event, "artifact/" + digest, "succeeded")));
            words.add("Artifact %s: %s".formatted(digest, event.predicate()));
        }
        var sbom = event.text("sbom", "uri");
        if (sbom != null) {
            said.add(Said.of(evidence(event, digest, "sbom", sbom)));
            words.add("It has a list of what is in it");
        }
        return said.isEmpty()
                ? Translation.ignored("It is an artifact of no service and no repository, and no image.")
                : new Translation(Outcome.TRANSLATED, null, Said.all(said), List.copyOf(words));
    }

    private static EvidenceReport evidence(CdEvent event, String digest, String kind, @Nullable String url) {
        return new EvidenceReport(
                event.origin(), digest, event.sha(), kind, "passed", null, event.at(), WebAddress.orNull(url));
    }
}
