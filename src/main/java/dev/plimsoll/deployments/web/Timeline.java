package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Contradictions;
import dev.plimsoll.deployments.PointInTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the timeline together: what ran in each lane of a window, and what happened in it. */
@Component
class Timeline {

    private final TimelineDirectory directory;
    private final LaneQuery lanes;
    private final MarkQuery query;
    private final TimelineMarks marks;
    private final TimelineTroubles troubles;
    private final Contradictions contradictions;
    private final Clock clock;

    Timeline(
            TimelineDirectory directory,
            LaneQuery lanes,
            MarkQuery query,
            TimelineMarks marks,
            TimelineTroubles troubles,
            Contradictions contradictions,
            Clock clock) {
        this.directory = directory;
        this.lanes = lanes;
        this.query = query;
        this.marks = marks;
        this.troubles = troubles;
        this.contradictions = contradictions;
        this.clock = clock;
    }

    /** The question in the one form that means the same to everybody: times in UTC, services by their present names. */
    TimelineAsk canonical(TimelineAsk ask, ZoneId zone) {
        var now = clock.instant();
        var current = directory.current(ask);
        return new TimelineAsk(
                inUtc("from", current.from(), zone, now),
                inUtc("to", current.to(), zone, now),
                inUtc("at", current.at(), zone, now),
                current.service(),
                current.team(),
                current.env(),
                current.lanes(),
                current.range(),
                current.cursor());
    }

    /**
     * @throws TimelineRefused if the window cannot be drawn
     * @throws NotOnTimeline if nobody knows the service, the team or the environment
     */
    TimelineView view(TimelineAsk ask, ZoneId zone) {
        var now = clock.instant();
        var window = TimeWindow.of(ask, zone, now);
        var at = at(ask, zone, now);
        var environments = directory.environments();
        var teams = directory.teams();
        var filter = directory.filter(ask, environments, teams);
        var found = troubles.found(filter, window);
        var shared = SharedLane.of(found, window, now);
        var shown = shown(ask, filter, window, shared.size());
        var beliefs = doubted(lanes.beliefs(shown.lanes(), window));
        var happened = marks.of(
                shown,
                window,
                beliefs,
                Cursor.of(ask.cursor()).orElse(null),
                found.newest().size());
        var axis = TimelineAxis.of(window, zone);
        var drawing =
                TimelineDrawing.of(shown, shared, window, now, axis, beliefs, happened.byLane(), happened.isCounted());
        return new TimelineView(
                ask,
                window,
                shown,
                drawing,
                happened.table(),
                at,
                at == null ? List.of() : ran(shown.lanes(), at),
                drawing.marks() > 0
                        ? null
                        : query.lastBefore(shown, window.from()).orElse(null),
                environments.stream().map(TimelineDirectory.Place::name).toList(),
                teams,
                new TimelineLinks(ask, window, at, now),
                zone);
    }

    /** What ran at an instant in the lanes of a view, what changed last first. */
    List<RanAt> ran(TimelineAsk ask, ZoneId zone, Instant at) {
        var window = TimeWindow.of(ask, zone, clock.instant());
        return ran(shown(ask, window).lanes(), at);
    }

    /** The marks of a window for another program, a page at a time. */
    MarkTable export(TimelineAsk ask, ZoneId zone, int size) {
        var window = TimeWindow.of(ask, zone, clock.instant());
        var shown = shown(ask, window);
        var seen = marks.seen(shown, window, lanes.beliefs(shown.lanes(), window));
        return marks.page(shown, window, seen, Cursor.of(ask.cursor()).orElse(null), size);
    }

    /** The cursor; nothing is known of what comes after now. */
    @Nullable
    Instant at(TimelineAsk ask, ZoneId zone, Instant now) {
        if (ask.at() == null) {
            return null;
        }
        var at = TimeText.parse("at", ask.at(), zone, now);
        return at.isAfter(now) ? now : at;
    }

    private LanesShown shown(TimelineAsk ask, TimeWindow window) {
        var filter = directory.filter(ask, directory.environments(), directory.teams());
        return shown(ask, filter, window, SharedLane.count(troubles.found(filter, window)));
    }

    /** @param shared how many lanes stand above them */
    private LanesShown shown(TimelineAsk ask, LaneFilter filter, TimeWindow window, int shared) {
        var shown = new LanesShown(
                filter, filter.hasVersions() ? lanes.lanes(filter, window, LanesShown.MOST - shared) : List.of());
        if (shown.lanes().isEmpty() && ask.service() != null) {
            directory.checkService(ask);
        }
        return shown;
    }

    private List<TimelineBelief> doubted(List<TimelineBelief> beliefs) {
        var foreign = contradictions.foreignArtifacts(beliefs.stream()
                .filter(belief -> belief.digest() != null)
                .map(TimelineBelief::deploymentId)
                .filter(Objects::nonNull)
                .<Long>map(Objects::requireNonNull)
                .toList());
        return beliefs.stream()
                .map(belief -> foreign.containsKey(Objects.requireNonNullElse(belief.deploymentId(), 0L))
                        ? belief.withForeignArtifact()
                        : belief)
                .toList();
    }

    private List<RanAt> ran(List<TimelineLane> shown, Instant at) {
        var rows = lanes.ran(shown, at).stream().collect(Collectors.toMap(RanRow::lane, Function.identity()));
        return IntStream.range(0, shown.size())
                .mapToObj(n -> {
                    var row = rows.get(n);
                    return row == null
                            ? RanAt.of(shown.get(n), null, null, at)
                            : RanAt.of(shown.get(n), row.belief(), row.seenAt(), at);
                })
                .sorted(RanAt.NEWEST_FIRST)
                .toList();
    }

    private static @Nullable String inUtc(String name, @Nullable String text, ZoneId zone, Instant now) {
        return text == null || !PointInTime.isLocal(text) ? text : TimeText.of(TimeText.parse(name, text, zone, now));
    }
}
