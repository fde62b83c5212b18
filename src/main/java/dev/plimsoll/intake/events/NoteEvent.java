package dev.plimsoll.intake.events;

import dev.plimsoll.incidents.Moment;
import dev.plimsoll.incidents.NoteReport;
import dev.plimsoll.incidents.Phase;
import dev.plimsoll.intake.Said;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What somebody wrote down in an incident, and which moment of it that was. */
@Component
class NoteEvent implements EventTranslator {

    private static final int LONGEST = 4000;

    @Override
    public String type() {
        return "note";
    }

    /** A note has no id: the same said of the same instant is one note. */
    @Override
    public String key(EventBody event) {
        return "%s/%s/%s"
                .formatted(
                        event.needed("incident"),
                        Objects.requireNonNullElse(event.instant("at"), event.receivedAt()),
                        Integer.toHexString(Objects.hash(event.text("text"), event.text("by"), phase(event))));
    }

    @Override
    public Said translate(EventBody event) {
        var text = event.text("text");
        var phase = phase(event);
        if (text == null && phase == Phase.NOTE) {
            throw new InvalidEvent("text", "\u201ctext\u201d is missing: a note without one says nothing.");
        }
        if (text != null && text.length() > LONGEST) {
            throw new InvalidEvent("text", "\u201ctext\u201d is longer than %,d characters.".formatted(LONGEST));
        }
        var at = Objects.requireNonNullElse(event.instant("at"), event.receivedAt());
        return Said.of(new NoteReport(
                EventBody.ORIGIN,
                EventsSource.TITLE,
                event.needed("incident"),
                new Moment(phase, at, "note/" + key(event), event.text("by"), text, event.text("url")),
                event.receivedAt(),
                null));
    }

    private static Phase phase(EventBody event) {
        var word = event.text("phase");
        if (word == null) {
            return Phase.NOTE;
        }
        return Phase.of(word)
                .orElseThrow(() -> new InvalidEvent(
                        "phase",
                        "\u201c%s\u201d is no moment of an incident: use one of %s."
                                .formatted(
                                        word,
                                        Arrays.stream(Phase.values())
                                                .map(Phase::word)
                                                .collect(Collectors.joining(", ")))));
    }
}
