package dev.plimsoll.deployments;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * The commits that were read, each painted by the sides from which it can be reached.
 *
 * <p>What lies below a commit of both sides is of both sides, so the walk ends there; unless it may still lead to a commit
 * that seems to be of one side only. It may not if that one is younger by more than a day: clocks of committers differ,
 * but not by more.
 */
final class Painting {

    private static final int LEFT = 1;
    private static final int RIGHT = 2;
    /** On top of {@link #RIGHT}: reached from the first of the right side. */
    private static final int FIRST = 4;

    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final GraphQuestion question;
    private final PartOfGraph part;
    private final Map<String, Integer> paint = new HashMap<>();
    private final Map<String, Instant> youngestChild = new HashMap<>();
    private final Deque<String> wet = new ArrayDeque<>();
    private final Set<String> missing = new HashSet<>();

    private Painting(GraphQuestion question, PartOfGraph part) {
        this.question = question;
        this.part = part;
    }

    static Painting of(GraphQuestion question, PartOfGraph part) {
        var painting = new Painting(question, part);
        painting.brush(question.left(), LEFT);
        for (var n = 0; n < question.right().size(); n++) {
            painting.brush(question.right().get(n), n == 0 ? RIGHT | FIRST : RIGHT);
        }
        painting.run();
        painting.look();
        return painting;
    }

    /** The commits that have to be read before there is an answer; empty if there is one. */
    Set<String> missing() {
        return missing;
    }

    Difference difference() {
        return new Difference(
                painted(sides -> (sides & (LEFT | RIGHT)) == LEFT),
                painted(sides -> (sides & (LEFT | RIGHT)) == RIGHT),
                isPainted(question.left(), RIGHT),
                !question.right().isEmpty() && isPainted(question.right().get(0), LEFT),
                !missing.isEmpty(),
                endsWithin(sides -> (sides & (LEFT | RIGHT)) == LEFT),
                endsWithin(sides -> (sides & (LEFT | FIRST)) == FIRST));
    }

    private void brush(String sha, int colour) {
        var before = paint.getOrDefault(sha, 0);
        if ((before | colour) != before) {
            paint.put(sha, before | colour);
            wet.add(sha);
        }
    }

    private void run() {
        while (!wet.isEmpty()) {
            var sha = wet.remove();
            var at = Objects.requireNonNullElse(part.committedAt(sha), Instant.MAX);
            for (var parent : part.parents(sha)) {
                youngestChild.merge(parent, at, (a, b) -> a.isAfter(b) ? a : b);
                brush(parent, sidesOf(sha));
            }
        }
    }

    private void look() {
        question.starts().filter(part::isUnread).forEach(missing::add);
        var oldest = oldestOfOneSide();
        youngestChild.forEach((sha, child) -> {
            if (part.isUnread(sha) && (isOfOneSide(sidesOf(sha)) || mayLeadTo(oldest, child))) {
                missing.add(sha);
            }
        });
    }

    private boolean isOfOneSide(int sides) {
        return (sides & (LEFT | RIGHT)) == LEFT || (!question.isOneSided() && (sides & LEFT) == 0);
    }

    private static boolean mayLeadTo(Instant oldest, Instant child) {
        return !oldest.equals(Instant.MAX)
                && (oldest.equals(Instant.MIN) || !oldest.minus(CLOCKS_DIFFER).isAfter(child));
    }

    /** When the oldest commit of one side was made; the beginning of time if that is not known of all of them. */
    private Instant oldestOfOneSide() {
        return paint.entrySet().stream()
                .filter(entry -> isOfOneSide(entry.getValue()) && !part.isUnread(entry.getKey()))
                .map(entry -> Objects.requireNonNullElse(part.committedAt(entry.getKey()), Instant.MIN))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private Set<String> painted(IntPredicate colour) {
        return paint.keySet().stream()
                .filter(sha -> colour.test(sidesOf(sha)) && part.isReported(sha))
                .sorted(Comparator.comparing(this::age).thenComparing(sha -> sha))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The smaller, the younger. */
    private long age(String sha) {
        var at = part.committedAt(sha);
        return at == null ? Long.MAX_VALUE : -at.toEpochMilli();
    }

    private boolean endsWithin(IntPredicate colour) {
        return paint.keySet().stream().anyMatch(sha -> colour.test(sidesOf(sha)) && part.isUnknownEnd(sha));
    }

    private boolean isPainted(String sha, int colour) {
        return (sidesOf(sha) & colour) != 0;
    }

    private int sidesOf(String sha) {
        return paint.getOrDefault(sha, 0);
    }
}
