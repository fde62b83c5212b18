package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.AtGate;
import dev.plimsoll.deployments.Contradiction;
import dev.plimsoll.deployments.Runs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that was read about a scope of services, by the cell it belongs to. */
record Cells(
        Map<Key, List<Runs>> running,
        Map<Key, List<Attempt>> open,
        Map<Key, List<Attempt>> troubled,
        Map<Key, Finding> findings,
        Map<Key, AtGate> gated,
        Map<Long, List<DayCount>> days) {

    /** One service in one environment. */
    record Key(long service, long environment) {}

    static Cells of(
            List<Runs> running,
            List<Attempt> open,
            List<Attempt> troubled,
            List<Contradiction> contradictions,
            List<Loop> loops,
            List<AtGate> gated,
            List<DayCount> days) {
        return new Cells(
                by(running, one -> new Key(one.serviceId(), one.environmentId())),
                by(open, one -> new Key(one.serviceId(), one.environmentId())),
                by(troubled, one -> new Key(one.serviceId(), one.environmentId())),
                findings(contradictions, loops),
                gated.stream()
                        .collect(Collectors.toMap(
                                one -> new Key(one.serviceId(), one.environmentId()),
                                Function.identity(),
                                (a, b) -> a)),
                by(days, DayCount::serviceId));
    }

    private static Map<Key, Finding> findings(List<Contradiction> contradictions, List<Loop> loops) {
        var findings = new HashMap<Key, Finding>();
        by(contradictions, one -> new Key(one.serviceId(), one.environmentId()))
                .forEach((key, found) -> findings.put(key, new Finding(found, null)));
        for (var loop : loops) {
            findings.merge(
                    new Key(loop.serviceId(), loop.environmentId()),
                    new Finding(List.of(), loop),
                    (found, other) -> new Finding(found.contradictions(), loop));
        }
        return findings;
    }

    /** What a service runs, in the order of these environments. */
    List<Runs> line(MatrixService service, List<MatrixColumn> columns) {
        var line = new ArrayList<Runs>();
        columns.stream()
                .map(column -> CellRules.shown(running.getOrDefault(new Key(service.id(), column.id()), List.of())))
                .filter(Objects::nonNull)
                .forEach(line::add);
        return line;
    }

    MatrixCell cell(MatrixService service, MatrixColumn column, boolean isPrimary, CellRules rules) {
        var key = new Key(service.id(), column.id());
        return rules.cell(
                column.name(),
                isPrimary,
                running.getOrDefault(key, List.of()),
                open.getOrDefault(key, List.of()),
                troubled.getOrDefault(key, List.of()),
                gated.get(key),
                findings.getOrDefault(key, Finding.NONE));
    }

    private static <K, V> Map<K, List<V>> by(List<V> all, Function<V, K> key) {
        return all.stream().collect(Collectors.groupingBy(key));
    }
}
