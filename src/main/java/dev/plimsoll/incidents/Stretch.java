package dev.plimsoll.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was going on from one instant of an incident to the next.
 *
 * @param words such as {@code finding the cause}
 * @param mood {@code hurt} while users feel it and nothing is done, {@code mend} while something is, {@code calm} after
 */
public record Stretch(Instant from, Instant to, String words, String mood) {

    /**
     * The last instants of stretches, by what goes on until then.
     *
     * @param rank which comes first of two at one instant
     */
    private record Mark(Instant at, String before, String mood, int rank) {}

    public Duration length() {
        return Duration.between(from, to);
    }

    /**
     * From the beginning of the impact to the end, without what lasted no time.
     *
     * @param now where the last stretch of an open incident ends for now; null for one that is over
     */
    static List<Stretch> of(Map<Point, PointAt> points, List<Remedy> remedies, @Nullable Instant now) {
        var from = at(points, Point.IMPACT);
        if (from == null) {
            return List.of();
        }
        var stretches = new ArrayList<Stretch>();
        var last = from;
        for (var mark : marks(points, remedies)) {
            if (mark.at().isAfter(last)) {
                stretches.add(new Stretch(last, mark.at(), mark.before(), mark.mood()));
                last = mark.at();
            }
        }
        if (now != null && now.isAfter(last)) {
            stretches.add(new Stretch(last, now, goingOn(points, remedies), "hurt"));
        }
        return stretches;
    }

    /** What goes on while an incident is open, as far as anybody told. */
    private static String goingOn(Map<Point, PointAt> points, List<Remedy> remedies) {
        if (at(points, Point.RESTORED) != null) {
            return "watching, so far";
        }
        if (remedies.stream().anyMatch(remedy -> remedy.finishedAt() == null)) {
            return "rolling out a remedy, so far";
        }
        if (!remedies.isEmpty()) {
            return "recovering, so far";
        }
        if (at(points, Point.DETECTED) == null) {
            return "unnoticed, so far";
        }
        return at(points, Point.DECIDED) == null ? "finding the cause, so far" : "deciding, so far";
    }

    private static List<Mark> marks(Map<Point, PointAt> points, List<Remedy> remedies) {
        var restored = at(points, Point.RESTORED);
        var marks = new ArrayList<Mark>();
        var isNoticed = at(points, Point.DETECTED) != null || at(points, Point.DECIDED) != null;
        add(marks, at(points, Point.DETECTED), "unnoticed", "hurt", 0);
        add(marks, at(points, Point.DECIDED), "finding the cause", "hurt", 1);
        for (var remedy : remedies) {
            if (restored != null && remedy.beganAt().isAfter(restored)) {
                continue;
            }
            add(marks, remedy.beganAt(), isNoticed ? "deciding" : "before anything was done", "hurt", 2);
            add(marks, remedy.finishedAt(), remedy.isRollback() ? "rolling back" : "fixing forward", "mend", 3);
        }
        add(marks, restored, "recovering", "mend", 4);
        add(marks, at(points, Point.CLOSED), "watching", "calm", 5);
        return marks.stream()
                .sorted(Comparator.comparing(Mark::at).thenComparing(Mark::rank))
                .toList();
    }

    private static void add(List<Mark> marks, @Nullable Instant at, String before, String mood, int rank) {
        Stream.ofNullable(at).forEach(known -> marks.add(new Mark(known, before, mood, rank)));
    }

    private static @Nullable Instant at(Map<Point, PointAt> points, Point point) {
        return Objects.requireNonNull(points.get(point)).at();
    }
}
