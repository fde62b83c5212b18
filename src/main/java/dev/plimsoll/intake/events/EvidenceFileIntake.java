package dev.plimsoll.intake.events;

import dev.plimsoll.intake.Door;
import dev.plimsoll.intake.Masking;
import dev.plimsoll.intake.RefusedDelivery;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.Understood;
import dev.plimsoll.intake.evidence.EvidenceFiles;
import dev.plimsoll.intake.evidence.FoundOut;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes in a file of evidence as the event that it stands for, so that it can be seen and replayed like any other. */
@Component
class EvidenceFileIntake {

    private final Door door;
    private final EvidenceFileEvent events;
    private final EvidenceFiles files;
    private final Masking masking;
    private final JsonMapper json;
    private final Clock clock;

    EvidenceFileIntake(
            Door door, EvidenceFileEvent events, EvidenceFiles files, Masking masking, JsonMapper json, Clock clock) {
        this.door = door;
        this.events = events;
        this.files = files;
        this.masking = masking;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Returns when it is durable.
     *
     * @param beside what was said of the file: {@code digest, sha, kind} and {@code url}
     * @throws RefusedDelivery if something is missing or cannot be
     * @throws dev.plimsoll.intake.UnreadableDelivery if the file is of no known format
     */
    EvidenceController.Answer take(byte[] file, String contentType, Map<String, String> beside) {
        var masked = masking.body(file, contentType);
        var node = json.createObjectNode().put("type", EvidenceFileEvent.TYPE);
        beside.forEach(node::put);
        node.set("file", files.node(masked.bytes()));
        var event = new EventBody(new Tree(node), clock.instant());
        try {
            var found = events.read(event);
            var understood = new Understood(
                    EvidenceFileEvent.TYPE + "/" + events.key(event),
                    EvidenceFileEvent.TYPE,
                    json.writeValueAsBytes(node),
                    Translation.of(events.said(event, found), inWords(found)),
                    masked.findings());
            var receipt = door.keep(EventIntake.SOURCE, List.of(understood), event.receivedAt())
                    .get(0);
            return new EvidenceController.Answer(
                    found.format(), found.kind(), found.status(), found.summary(), found.digests(), receipt.isRepeat());
        } catch (InvalidEvent e) {
            throw new RefusedDelivery(e.field(), String.valueOf(e.getMessage()));
        }
    }

    private static String inWords(FoundOut found) {
        return "File in the format %s: evidence \u201c%s\u201d, %s, about %s%s"
                .formatted(
                        found.format(),
                        found.kind(),
                        found.status(),
                        found.digests().get(0),
                        found.digests().size() > 1 ? " and others" : "");
    }
}
