package dev.plimsoll.intake.events;

import dev.plimsoll.changes.EvidenceReport;
import dev.plimsoll.intake.RefusedDelivery;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.WebAddress;
import dev.plimsoll.intake.evidence.EvidenceFiles;
import dev.plimsoll.intake.evidence.FoundOut;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a tool found out about an artifact, as the file that it wrote. */
@Component
class EvidenceFileEvent implements EventTranslator {

    static final String TYPE = "evidence_file";

    /** What is before it is the clock of a machine that never asked for the time. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final EvidenceFiles files;
    private final BuiltArtifacts artifacts;
    private final JsonMapper json;

    EvidenceFileEvent(EvidenceFiles files, BuiltArtifacts artifacts, JsonMapper json) {
        this.files = files;
        this.artifacts = artifacts;
        this.json = json;
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** The same file about the same artifact. */
    @Override
    public String key(EventBody event) {
        return sha256(event.tree().node().toString());
    }

    @Override
    public Said translate(EventBody event) {
        try {
            return said(event, read(event));
        } catch (RefusedDelivery e) {
            throw new InvalidEvent(e.field(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * What the file says, with the digests of what it is about.
     *
     * @throws InvalidEvent if a field beside the file is missing or cannot be
     * @throws RefusedDelivery if the file lacks something
     * @throws dev.plimsoll.intake.UnreadableDelivery if it is of no known format
     */
    FoundOut read(EventBody event) {
        if (!event.tree().has("file")) {
            throw new InvalidEvent("file", "\u201cfile\u201d is missing: the file as JSON, or as a text if it is XML.");
        }
        var digest = event.digest("digest");
        var said = event.sha("sha");
        var found = files.read(event.tree().at("file").node(), event.text("kind"));
        var sha = said == null ? found.sha() : said;
        return new FoundOut(
                found.format(),
                found.kind(),
                found.status(),
                found.summary(),
                digests(found.digests(), digest, sha),
                sha,
                found.at());
    }

    Said said(EventBody event, FoundOut found) {
        var summary = json.writeValueAsString(found.summary());
        var url = url(event);
        return Said.all(found.digests().stream()
                .map(digest -> Said.of(new EvidenceReport(
                        EventBody.ORIGIN,
                        digest,
                        found.sha(),
                        found.kind(),
                        found.status(),
                        summary,
                        at(found, event.receivedAt()),
                        url)))
                .toList());
    }

    private List<String> digests(List<String> named, @Nullable String digest, @Nullable String sha) {
        if (digest != null && !named.isEmpty() && !named.contains(digest)) {
            throw new InvalidEvent(
                    "digest",
                    "The file is about %s%s and not about the artifact that \u201cdigest\u201d names: leave it out."
                            .formatted(named.get(0), named.size() > 1 ? " and others" : ""));
        }
        if (!named.isEmpty()) {
            return named;
        }
        return List.of(digest == null ? artifacts.only(sha) : digest);
    }

    /** Nothing is found out after it was sent: a time without a zone may be read so. */
    private static Instant at(FoundOut found, Instant receivedAt) {
        var at = found.at();
        return at == null || at.isAfter(receivedAt) || at.isBefore(EARLIEST) ? receivedAt : at;
    }

    private static @Nullable String url(EventBody event) {
        var url = event.text("url");
        if (url != null && WebAddress.orNull(url) == null) {
            throw new InvalidEvent("url", "\u201curl\u201d must begin with https:// or http://.");
        }
        return url;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
