package dev.plimsoll.metrics.peers;

import dev.plimsoll.metrics.Measures;
import dev.plimsoll.metrics.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is said here of the same window.
 *
 * @param counted the deployments that count, by number
 * @param among those that can have failed
 * @param failed those that did, and the keys of the incidents at the door of each
 * @param kinds how each deployment counts, whether it is counted or not
 * @param excluded those that a person left out
 */
public record OurFigures(
        Measures measures,
        Set<Long> counted,
        Set<Long> among,
        Map<Long, List<String>> failed,
        Map<Long, String> kinds,
        Set<Long> excluded) {

    public OurFigures {
        counted = Set.copyOf(counted);
        among = Set.copyOf(among);
        failed = Map.copyOf(failed);
        kinds = Map.copyOf(kinds);
        excluded = Set.copyOf(excluded);
    }

    /**
     * @param frequency the rows of the deployment frequency
     * @param failRate the rows of the change fail rate
     */
    static OurFigures of(Measures measures, List<Row> frequency, List<Row> failRate) {
        var failed = new HashMap<Long, List<String>>();
        failRate.stream()
                .filter(row -> row.isCounted() && "true".equals(row.failed()))
                .forEach(row -> failed.put(row.number(), row.incidents()));
        var kinds = new HashMap<Long, String>();
        frequency.forEach(row -> kinds.put(row.number(), row.kind()));
        return new OurFigures(
                measures,
                numbers(frequency, Row::isCounted),
                numbers(failRate, Row::isCounted),
                failed,
                kinds,
                numbers(
                        frequency,
                        row -> row.mark() != null
                                && "excluded".equals(row.mark().word())));
    }

    private static Set<Long> numbers(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).map(Row::number).collect(Collectors.toSet());
    }
}
