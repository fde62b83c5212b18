package dev.plimsoll.deployments.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How two places compare, service by service.
 *
 * @param rows by service and target, also those that are the same
 */
record Comparison(CompareAsk ask, List<ComparedRow> rows) {

    private static final int LISTED = 600;

    public List<ComparedRow> shown() {
        return ask.isAll() ? rows : rows.stream().filter(row -> !row.isSame()).toList();
    }

    /** How many commits of a side of a row the page lists: the more rows, the fewer, so that it stays light. */
    public int listed() {
        return Math.max(3, Math.min(ComparedRow.MOST, LISTED / Math.max(1, shown().size())));
    }

    public int services() {
        return byService().size();
    }

    public long same() {
        return byService().values().stream().filter(same -> same).count();
    }

    public boolean isFirstEmpty() {
        return rows.stream().allMatch(row -> row.pair().from() == null);
    }

    public boolean isSecondEmpty() {
        return rows.stream().allMatch(row -> row.pair().to() == null);
    }

    /** Such as: 9 of 12 services are the same. */
    public String sentence() {
        var services = services();
        if (rows.size() > services) {
            var same = rows.stream().filter(ComparedRow::isSame).count();
            return "%d of %d places %s the same.".formatted(same, rows.size(), same == 1 ? "is" : "are");
        }
        if (services == 0) {
            return "Nothing runs in either.";
        }
        if (services == same()) {
            return services == 1 ? "The one service is the same." : "All %d services are the same.".formatted(services);
        }
        return "%d of %d %s the same.".formatted(same(), services, services == 1 ? "service is" : "services are");
    }

    /** What the others are, the most frequent things last said first: {@code 2 ahead, 1 diverged}. */
    public String rest() {
        var counts = new LinkedHashMap<Likeness, Integer>();
        for (var likeness : Likeness.values()) {
            var count = rows.stream().filter(row -> row.likeness() == likeness).count();
            if (count > 0 && likeness != Likeness.SAME) {
                counts.put(likeness, (int) count);
            }
        }
        return counts.entrySet().stream().map(this::counted).collect(Collectors.joining(", "));
    }

    private String counted(Map.Entry<Likeness, Integer> entry) {
        var word = switch (entry.getKey()) {
            case ONLY_FIRST -> "only in " + ask.fromName();
            case ONLY_SECOND -> "only in " + ask.toName();
            default -> entry.getKey().word();
        };
        return entry.getValue() + " " + word;
    }

    private Map<String, Boolean> byService() {
        return rows.stream()
                .collect(Collectors.toMap(
                        ComparedRow::service, ComparedRow::isSame, Boolean::logicalAnd, LinkedHashMap::new));
    }
}
