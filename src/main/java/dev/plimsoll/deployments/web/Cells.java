package dev.plimsoll.deployments.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that was read about a scope of services, by the cell it belongs to. */
record Cells(
        Map<Key, List<Running>> running,
        Map<Key, List<Attempt>> open,
        Map<Key, List<Attempt>> troubled,
        Map<Long, List<DayCount>> days) {

    /** One service in one environment. */
    record Key(long service, long environment) {}

    static Cells of(List<Running> running, List<Attempt> open, List<Attempt> troubled, List<DayCount> days) {
        return new Cells(
                by(running, one -> new Key(one.serviceId(), one.environmentId())),
                by(open, one -> new Key(one.serviceId(), one.environmentId())),
                by(troubled, one -> new Key(one.serviceId(), one.environmentId())),
                by(days, DayCount::serviceId));
    }

    MatrixCell cell(MatrixService service, MatrixColumn column, boolean isPrimary, CellRules rules) {
        var key = new Key(service.id(), column.id());
        return rules.cell(
                column.name(),
                isPrimary,
                running.getOrDefault(key, List.of()),
                open.getOrDefault(key, List.of()),
                troubled.getOrDefault(key, List.of()));
    }

    private static <K, V> Map<K, List<V>> by(List<V> all, Function<V, K> key) {
        return all.stream().collect(Collectors.groupingBy(key));
    }
}
