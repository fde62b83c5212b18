package dev.plimsoll.deployments.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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
    private final Clock clock;

    Timeline(TimelineDirectory directory, LaneQuery lanes, MarkQuery query, TimelineMarks marks, Clock clock) {
        this.directory = directory;
        this.lanes = lanes;
        this.query = query;
        this.marks = marks;
        this.clock = clock;
    }

    /** The question in the one form that means the same to everybody: times in UTC, services by their present names. */
    TimelineAsk canonical(TimelineAsk ask, ZoneId zone) {
        var current = directory.current(ask);
        return new TimelineAsk(
                inUtc("from", current.from(), zone),
                inUtc("to", current.to(), zone),
                inUtc("at", current.at(), zone),
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
        var shown = shown(ask, window, environments, teams);
        var beliefs = lanes.beliefs(shown.lanes(), window);
        var happened = marks.of(shown, window, beliefs, Cursor.of(ask.cursor()).orElse(null));
        var axis = TimelineAxis.of(window, zone);
        var drawing = TimelineDrawing.of(shown, window, now, axis, beliefs, happened.byLane(), happened.isCounted());
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
        var shown = shown(ask, window, directory.environments(), directory.teams());
        return ran(shown.lanes(), at);
    }

    /** The marks of a window for another program, a page at a time. */
    MarkTable export(TimelineAsk ask, ZoneId zone, int size) {
        var window = TimeWindow.of(ask, zone, clock.instant());
        var shown = shown(ask, window, directory.environments(), directory.teams());
        var seen = marks.seen(shown, window, lanes.beliefs(shown.lanes(), window));
        return marks.page(shown, window, seen, Cursor.of(ask.cursor()).orElse(null), size);
    }

    /** The cursor; nothing is known of what comes after now. */
    @Nullable
    Instant at(TimelineAsk ask, ZoneId zone, Instant now) {
        if (ask.at() == null) {
            return null;
        }
        var at = TimeText.parse("at", ask.at(), zone);
        return at.isAfter(now) ? now : at;
    }

    private LanesShown shown(
            TimelineAsk ask, TimeWindow window, List<TimelineDirectory.Place> environments, List<String> teams) {
        var filter = directory.filter(ask, environments, teams);
        var shown = new LanesShown(filter, lanes.lanes(filter, window, LanesShown.MOST));
        if (shown.lanes().isEmpty() && ask.service() != null) {
            directory.checkService(ask);
        }
        return shown;
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

    private static @Nullable String inUtc(String name, @Nullable String text, ZoneId zone) {
        return text == null || !TimeText.isLocal(text) ? text : TimeText.of(TimeText.parse(name, text, zone));
    }
}
