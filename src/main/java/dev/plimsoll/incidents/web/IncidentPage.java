package dev.plimsoll.incidents.web;

import dev.plimsoll.deployments.PointInTime;
import dev.plimsoll.incidents.IncidentFile;
import dev.plimsoll.incidents.IncidentFiles;
import dev.plimsoll.incidents.Phase;
import dev.plimsoll.incidents.Prevention;
import dev.plimsoll.incidents.Suspects;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts one incident on its page. */
@Component
class IncidentPage {

    static final String VIEW = "incidents/incident";

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ENGLISH);
    private static final Map<String, Duration> ZOOMS =
            Map.of("incident", Duration.ofMinutes(30), "2h", Duration.ofHours(1), "24h", Duration.ofHours(12));
    private static final Map<String, Duration> LOOKBACKS = Map.of(
            "1h",
            Duration.ofHours(1),
            "6h",
            Suspects.USUAL_LOOKBACK,
            "24h",
            Duration.ofHours(24),
            "72h",
            Duration.ofHours(72));
    private static final List<Phase> PHASES = List.of(
            Phase.NOTE,
            Phase.IMPACT_STARTED,
            Phase.DETECTED,
            Phase.ACKNOWLEDGED,
            Phase.BRIDGE_OPENED,
            Phase.CAUSE_FOUND,
            Phase.DECIDED,
            Phase.MITIGATED,
            Phase.RESOLVED,
            Phase.REOPENED);

    private final IncidentFiles files;
    private final List<Prevention> preventions;
    private final Clock clock;

    IncidentPage(IncidentFiles files, List<Prevention> preventions, Clock clock) {
        this.files = files;
        this.preventions = preventions;
        this.clock = clock;
    }

    /** @throws UnknownIncident if there is none */
    IncidentFile file(String key, @Nullable String zoom, @Nullable String lookback) {
        return files.find(key, lookback(lookback), ZOOMS.getOrDefault(known(ZOOMS, zoom, "incident"), Duration.ZERO))
                .orElseThrow(() -> new UnknownIncident(key));
    }

    private static Duration lookback(@Nullable String text) {
        return Objects.requireNonNull(LOOKBACKS.get(known(LOOKBACKS, text, "6h")));
    }

    private static String known(Map<String, ?> all, @Nullable String word, String usual) {
        return word != null && all.containsKey(word) ? word : usual;
    }

    /** @param asked the parameters of the address */
    String show(IncidentFile file, Map<String, String> asked, ZoneId zone, Model model) {
        var at = at(file, asked.get("at"), zone);
        var cause = file.cause();
        model.addAttribute(
                "view",
                new IncidentView(
                        file,
                        IncidentDrawing.of(file, zone, at),
                        cause == null
                                ? List.of()
                                : preventions.stream()
                                        .flatMap(one -> one.of(cause.deploymentId()).stream())
                                        .toList(),
                        at,
                        asked.containsKey("all"),
                        known(ZOOMS, asked.get("z"), "incident"),
                        known(LOOKBACKS, asked.get("lookback"), "6h"),
                        asked.get("edit"),
                        clock.instant()));
        model.addAttribute("phases", PHASES);
        model.addAttribute("noteAt", field(noteAt(asked, zone), zone));
        model.addAttribute("isNoting", asked.containsKey("note"));
        model.addAttribute("zone", zone);
        return VIEW;
    }

    String field(Instant at, ZoneId zone) {
        return FIELD.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    private Instant noteAt(Map<String, String> asked, ZoneId zone) {
        var text = asked.get("note");
        return text == null
                ? clock.instant()
                : PointInTime.of(text, zone, clock.instant()).orElseGet(clock::instant);
    }

    /** A clock time alone is meant on the day of the incident. */
    private static Instant at(IncidentFile file, @Nullable String text, ZoneId zone) {
        return text == null || text.isBlank()
                ? file.zero()
                : PointInTime.of(text, zone, file.zero()).orElse(file.zero());
    }

    /** The instant of a form's field; a clock time alone is meant on the day of an incident that is over. */
    Instant needed(String key, @Nullable String text, ZoneId zone) {
        if (text == null || text.isBlank()) {
            throw new UnreadableTime("Say which time it should have", true);
        }
        var head = file(key, null, null).head();
        var day = head.resolvedAt() == null ? clock.instant() : head.symptomAt();
        return PointInTime.of(text, zone, day).orElseThrow(() -> new UnreadableTime(text));
    }

    /** The same; now where it is empty. */
    Instant instant(String key, @Nullable String text, ZoneId zone) {
        return text == null || text.isBlank() ? clock.instant() : needed(key, text, zone);
    }

    /** The instant of a form's field; now where it is empty. */
    Instant instant(@Nullable String text, ZoneId zone) {
        return text == null || text.isBlank()
                ? clock.instant()
                : PointInTime.of(text, zone, clock.instant()).orElseThrow(() -> new UnreadableTime(text));
    }
}
