package dev.plimsoll.metrics;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What people said of deployments, by the number of the first of the roll-out. */
record Marked(Map<Long, String> words) {

    Set<Long> excluded() {
        return said("excluded");
    }

    Set<Long> failed() {
        return said("failed");
    }

    Set<Long> notFailed() {
        return said("not_failed");
    }

    private Set<Long> said(String word) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(word))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
