package dev.plimsoll.deployments.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts marks that would cover each other together, so that none is hidden and none is lost. */
final class MarkClusters {

    private MarkClusters() {}

    /** Returns the same marks as clusters that do not touch, from left to right. */
    static List<MarkCluster> apart(List<MarkCluster> marks) {
        var before = marks.stream()
                .sorted(Comparator.comparing(MarkCluster::first).thenComparing(MarkCluster::last))
                .toList();
        while (true) {
            var after = merged(before);
            if (after.size() == before.size()) {
                return after;
            }
            before = after;
        }
    }

    private static List<MarkCluster> merged(List<MarkCluster> clusters) {
        var apart = new ArrayList<MarkCluster>();
        for (var next : clusters) {
            var last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
            if (last != null && next.leftEdge() < last.rightEdge()) {
                apart.set(apart.size() - 1, last.with(next));
            } else {
                apart.add(next);
            }
        }
        return apart;
    }
}
