package dev.plimsoll.metrics.peers;

import dev.plimsoll.metrics.Measures;
import dev.plimsoll.metrics.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is said here of the same window.
 *
 * @param counted the deployments that count, by number
 * @param among those that can have failed
 * @param failed those that did, and the keys of the incidents at the door of each
 */
public record OurFigures(Measures measures, Set<Long> counted, Set<Long> among, Map<Long, List<String>> failed) {

    public OurFigures {
        counted = Set.copyOf(counted);
        among = Set.copyOf(among);
        failed = Map.copyOf(failed);
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
        return new OurFigures(measures, counted(frequency), counted(failRate), failed);
    }

    private static Set<Long> counted(List<Row> rows) {
        var numbers = new HashSet<Long>();
        rows.stream().filter(Row::isCounted).forEach(row -> numbers.add(row.number()));
        return numbers;
    }
}
