package dev.plimsoll.incidents.web;

import dev.plimsoll.incidents.IncidentFile;
import dev.plimsoll.incidents.KnownAlert;
import dev.plimsoll.incidents.Point;
import dev.plimsoll.incidents.RanInterval;
import dev.plimsoll.incidents.TimelineEntry;
import dev.plimsoll.incidents.TimelineRow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An incident as lanes: across in per cent of the width, down in pixels. Every mark is also a row of the list.
 *
 * @param impact the stretch while users felt it
 * @param cursor the instant that is asked about
 */
record IncidentDrawing(
        List<IncidentScale.Tick> ticks,
        List<Lane> lanes,
        List<Bar> bars,
        List<Dot> dots,
        @Nullable Band impact,
        @Nullable Band cursor,
        int height) {

    private static final int AXIS = 26;
    private static final int ROW = 21;
    private static final int MOST_PLACES = 6;
    private static final int MOST_ALERTS = 6;
    private static final int MOST_DOTS = 40;
    private static final double LABEL_ROOM = 7.5;

    /** @param note in small letters beneath */
    record Lane(String name, @Nullable String note, int top, int height) {}

    record Bar(
            String x,
            String width,
            int y,
            int height,
            String tone,
            @Nullable String label,
            String title,
            @Nullable String link,
            int text) {}

    record Dot(String x, int y, @Nullable String label, int text, String anchor, String title, String link) {}

    record Band(String x, String width, String label) {}

    static IncidentDrawing of(IncidentFile file, ZoneId zone, @Nullable Instant cursor) {
        return new Drawer(file, zone, cursor).draw();
    }

    /** Draws lane by lane, from the top. */
    private static final class Drawer {

        private final IncidentFile file;
        private final ZoneId zone;
        private final @Nullable Instant cursor;
        private final IncidentScale scale;
        private final List<Lane> lanes = new ArrayList<>();
        private final List<Bar> bars = new ArrayList<>();
        private final List<Dot> dots = new ArrayList<>();
        private int top = AXIS;

        Drawer(IncidentFile file, ZoneId zone, @Nullable Instant cursor) {
            this.file = file;
            this.zone = zone;
            this.cursor = cursor;
            this.scale = new IncidentScale(from(file), to(file));
        }

        /** A little before the first row that is shown. */
        private static Instant from(IncidentFile file) {
            var first = file.rows().stream()
                    .filter(TimelineRow::isShown)
                    .map(row -> row.entry().at())
                    .filter(at -> !at.isBefore(file.from()))
                    .min(Comparator.naturalOrder())
                    .orElse(file.zero());
            return margin(file, first, -1);
        }

        private static Instant to(IncidentFile file) {
            return margin(file, file.to(), 1);
        }

        private static Instant margin(IncidentFile file, Instant at, int sign) {
            var length = Duration.between(file.from(), file.to()).toSeconds();
            return at.plusSeconds(sign * Math.max(60, length / 20));
        }

        IncidentDrawing draw() {
            pipeline();
            places();
            elsewhere();
            alerts();
            people();
            return new IncidentDrawing(scale.ticks(zone), lanes, bars, dots, impact(), cursorBand(), top + 22);
        }

        private void pipeline() {
            var rows = shown(TimelineEntry.Lane.PIPELINE);
            if (rows.isEmpty()) {
                return;
            }
            lane("Pipeline", null, 40);
            points(rows, top - 20);
        }

        private void places() {
            var byPlace = new LinkedHashMap<String, List<RanInterval>>();
            file.ran()
                    .forEach(ran -> byPlace.computeIfAbsent(
                                    ran.service() + "\n" + ran.environment()
                                            + (ran.target().equals("*") ? "" : ", " + ran.target()),
                                    any -> new ArrayList<>())
                            .add(ran));
            byPlace.entrySet().stream().limit(MOST_PLACES).forEach(place -> {
                var name = place.getKey().split("\n", 2);
                lane(name[0], "in " + name[1], 46);
                place.getValue().forEach(ran -> version(ran, top - 36));
            });
        }

        private void version(RanInterval ran, int y) {
            var until = ran.endedAt() == null || ran.endedAt().isAfter(scale.to()) ? scale.to() : ran.endedAt();
            var from = scale.x(ran.beganAt());
            var width = scale.x(until) - from;
            if (width <= 0) {
                return;
            }
            var isBad = file.cause() != null
                    && Objects.equals(ran.deploymentId(), file.cause().deploymentId());
            bars.add(new Bar(
                    IncidentScale.text(from),
                    IncidentScale.text(width),
                    y,
                    26,
                    isBad ? "bar-bad" : "bar-old",
                    width > LABEL_ROOM ? ran.label() : null,
                    "%s runs %s".formatted(ran.service(), ran.label()),
                    ran.deploymentId() == null ? null : "/d/" + ran.deploymentId(),
                    y + 17));
        }

        private void elsewhere() {
            var rows = file.rows().stream()
                    .filter(row -> !row.isHidden() && row.entry().lane() == TimelineEntry.Lane.ELSEWHERE)
                    .limit(MOST_DOTS)
                    .toList();
            if (!rows.isEmpty()) {
                lane("Elsewhere", "what it depends on", 40);
                points(rows, top - 20);
            }
        }

        private void alerts() {
            if (file.alerts().isEmpty()) {
                return;
            }
            var shown = file.alerts().stream().limit(MOST_ALERTS).toList();
            var more = file.alerts().size() - shown.size();
            lane("Alerts", more > 0 ? "and %d more".formatted(more) : null, 14 + ROW * shown.size());
            var y = top - ROW * shown.size() - 6;
            for (var alert : shown) {
                alert(alert, y);
                y += ROW;
            }
        }

        private void alert(KnownAlert alert, int y) {
            var until = alert.endedAt() == null ? scale.to() : alert.endedAt();
            var from = scale.x(alert.startedAt());
            var width = Math.max(scale.x(until) - from, 0.4);
            bars.add(new Bar(
                    IncidentScale.text(from),
                    IncidentScale.text(width),
                    y,
                    17,
                    "bar-alert",
                    alert.name(),
                    alert.name() + (alert.endedAt() == null ? ", fires" : ""),
                    "#alert-%d-start".formatted(alert.id()),
                    y + 13));
        }

        private void people() {
            var rows = file.rows().stream()
                    .filter(row -> row.isShown() && row.entry().lane() == TimelineEntry.Lane.PEOPLE)
                    .limit(MOST_DOTS)
                    .toList();
            if (!rows.isEmpty()) {
                lane("People", null, 58);
                points(rows, top - 32);
            }
        }

        /** Labels above and below in turn; one that would cover the last is left out. */
        private void points(List<TimelineRow> rows, int y) {
            var lastAbove = -100.0;
            var lastBelow = -100.0;
            for (var row : rows) {
                if (!scale.contains(row.entry().at())) {
                    continue;
                }
                var x = scale.x(row.entry().at());
                var label = label(row);
                var room = label.length() * 0.62 + 1.5;
                String shown = null;
                var text = y + 19;
                if (x - lastBelow > room) {
                    shown = label;
                    lastBelow = x;
                } else if (x - lastAbove > room) {
                    shown = label;
                    lastAbove = x;
                    text = y - 9;
                }
                dots.add(new Dot(
                        IncidentScale.text(x),
                        y,
                        shown,
                        text,
                        x < 5 ? "" : x > 93 ? "end" : "mid",
                        row.entry().text(),
                        "#" + row.entry().id()));
            }
        }

        private static String label(TimelineRow row) {
            var text = row.entry().text();
            var end = text.indexOf(':');
            var first = end > 0 && end < 24 ? text.substring(0, end) : text;
            return first.length() > 22 ? first.substring(0, 20).stripTrailing() + "…" : first;
        }

        private List<TimelineRow> shown(TimelineEntry.Lane lane) {
            return file.rows().stream()
                    .filter(row -> row.isShown() && row.entry().lane() == lane)
                    .limit(MOST_DOTS)
                    .toList();
        }

        private void lane(String name, @Nullable String note, int height) {
            lanes.add(new Lane(name, note, top, height));
            top += height;
        }

        private @Nullable Band impact() {
            var began = at(Point.IMPACT);
            if (began == null) {
                return null;
            }
            var restored = at(Point.RESTORED);
            var from = scale.x(began);
            return new Band(
                    IncidentScale.text(from),
                    IncidentScale.text(Math.max(0, scale.x(restored == null ? scale.to() : restored) - from)),
                    "");
        }

        private @Nullable Band cursorBand() {
            return cursor == null || !scale.contains(cursor)
                    ? null
                    : new Band(scale.percent(cursor), "", clock(cursor));
        }

        private String clock(Instant at) {
            return at.atZone(zone)
                    .toLocalTime()
                    .truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
                    .toString();
        }

        private @Nullable Instant at(Point point) {
            return Objects.requireNonNull(file.points().get(point)).at();
        }
    }
}
