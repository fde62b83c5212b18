package dev.plimsoll.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;

/** A belief that holds, by its number. */
record Believed<R>(long id, R row) {

    /** What is to be closed and what is to be added so that exactly the derived rows are believed. */
    static <R> Difference<R> difference(Collection<Believed<R>> believed, Collection<R> derived) {
        var open = new HashMap<R, Long>();
        believed.forEach(one -> open.put(one.row(), one.id()));
        var added = new ArrayList<R>();
        for (var row : derived) {
            if (open.remove(row) == null) {
                added.add(row);
            }
        }
        return new Difference<>(List.copyOf(open.values()), added);
    }

    record Difference<R>(List<Long> closed, List<R> added) {}
}
