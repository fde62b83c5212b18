package dev.plimsoll.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One instant told otherwise changes the measures that begin or end with it, and no other. */
@PlimsollTest
class MeasureChangesTests {

    @Autowired
    Plimsoll plimsoll;

    @Autowired
    IncidentFiles files;

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    /** Where each point stands in what is told, and what is told in its place. */
    private enum Told {
        CHANGE("\"id\":\"d-1\"", "\"started_at\":\"2026-11-16T09:17:00Z\"", "09:16:20", Point.CHANGE),
        IMPACT("impact_started", "\"at\":\"2026-11-16T09:18:00Z\"", "09:17:30", Point.IMPACT),
        DETECTED("\"type\":\"alert\"", "\"started_at\":\"2026-11-16T09:20:00Z\"", "09:20:30", Point.DETECTED),
        ACKNOWLEDGED(
                "\"type\":\"incident\"",
                "\"acknowledged_at\":\"2026-11-16T09:21:25Z\"",
                "09:22:00",
                Point.ACKNOWLEDGED),
        DECIDED("cause_found", "\"at\":\"2026-11-16T09:28:00Z\"", "09:26:00", Point.DECIDED),
        ROLLBACK_STARTED(
                "\"id\":\"d-2\"", "\"started_at\":\"2026-11-16T09:31:00Z\"", "09:30:00", Point.ROLLBACK_STARTED),

        /** One event tells of both: the version runs again at the instant at which its rollback ended. */
        ROLLED_BACK(
                "\"id\":\"d-2\"",
                "\"finished_at\":\"2026-11-16T09:35:00Z\"",
                "09:36:00",
                Point.ROLLED_BACK,
                Point.VERSION_RESTORED),
        RESTORED("\"type\":\"alert\"", "\"ended_at\":\"2026-11-16T09:38:00Z\"", "09:40:00", Point.RESTORED),
        CLOSED("\"type\":\"incident\"", "\"resolved_at\":\"2026-11-16T09:45:00Z\"", "09:50:00", Point.CLOSED);

        private final String event;
        private final String field;
        private final String instead;

        @SuppressWarnings("ImmutableEnumChecker") // Set.of() lets nobody change it.
        private final Set<Point> points;

        Told(String event, String field, String clock, Point... points) {
            this.event = event;
            this.field = field;
            this.instead = field.replaceFirst("T\\d\\d:\\d\\d:\\d\\d", "T" + clock);
            this.points = Set.of(points);
        }

        List<String> events() {
            return Outages.withoutItsSecret().stream()
                    .map(one -> one.contains(event) ? one.replace(field, instead) : one)
                    .toList();
        }

        Set<MeasureKind> measures() {
            return Stream.of(MeasureKind.values())
                    .filter(kind -> points.contains(kind.from()) || points.contains(kind.to()))
                    .collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @EnumSource(Told.class)
    void anInstantChangesTheMeasuresThatNameItAndNoOther(Told told) {
        var before = file(Outages.withoutItsSecret());
        plimsoll.empty();
        assertThat(told.events()).isNotEqualTo(Outages.withoutItsSecret());

        var after = file(told.events());

        assertThat(changed(before, after)).isEqualTo(told.measures());
        assertThat(moved(before, after)).isEqualTo(told.points);
    }

    private static Set<MeasureKind> changed(IncidentFile before, IncidentFile after) {
        return Stream.of(MeasureKind.values())
                .filter(kind -> !Objects.equals(
                        before.measure(kind).value(), after.measure(kind).value()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MeasureKind.class)));
    }

    private static Set<Point> moved(IncidentFile before, IncidentFile after) {
        return Stream.of(Point.values())
                .filter(point -> !before.points()
                        .get(point)
                        .at()
                        .equals(after.points().get(point).at()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Point.class)));
    }

    private IncidentFile file(List<String> events) {
        assertThat(plimsoll.report("[" + String.join(",", events) + "]").body()).contains("\"rejected\":[]");
        return files.find("INC-142", Suspects.USUAL_LOOKBACK).orElseThrow();
    }
}
