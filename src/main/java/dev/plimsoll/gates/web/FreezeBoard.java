package dev.plimsoll.gates.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * All freezes in the order in which one asks for them.
 *
 * @param now those in force, the one that ends first
 * @param toCome those that hold once, the next one first
 * @param rules those that return, the next one first
 * @param past those that are over or lifted, the newest first, at most 50
 * @param more how many past ones there are beside
 */
record FreezeBoard(
        List<FreezeLine> now, List<FreezeLine> toCome, List<FreezeLine> rules, List<FreezeLine> past, int more) {

    private static final int MOST_PAST = 50;

    static FreezeBoard of(List<FreezeLine> lines) {
        var past = lines.stream()
                .filter(line -> line.span() == null)
                .sorted(Comparator.comparing((FreezeLine line) -> line.freeze().id())
                        .reversed())
                .toList();
        return new FreezeBoard(
                lines.stream()
                        .filter(FreezeLine::isNow)
                        .sorted(Comparator.comparing(line -> until(line)))
                        .toList(),
                next(lines, false),
                next(lines, true),
                past.stream().limit(MOST_PAST).toList(),
                Math.max(0, past.size() - MOST_PAST));
    }

    private static List<FreezeLine> next(List<FreezeLine> lines, boolean isRule) {
        return lines.stream()
                .filter(line -> line.span() != null && !line.isNow() && line.isRule() == isRule)
                .sorted(Comparator.comparing(line -> from(line)))
                .toList();
    }

    private static Instant from(FreezeLine line) {
        var span = line.span();
        return span == null ? Instant.MAX : span.from();
    }

    private static Instant until(FreezeLine line) {
        var span = line.span();
        return span == null ? Instant.MAX : span.until();
    }

    public boolean isEmpty() {
        return now.isEmpty() && toCome.isEmpty() && rules.isEmpty() && past.isEmpty();
    }
}
