package dev.plimsoll.metrics.api;

import dev.plimsoll.metrics.peers.Difference;
import dev.plimsoll.metrics.peers.PeerFigures;
import dev.plimsoll.metrics.peers.PeerHistory;
import dev.plimsoll.metrics.peers.Playground;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What another tool would say.
 *
 * @param source where its rules were read, by version
 * @param deployments how many it counts
 * @param deploymentFrequency in its own words
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ToolItem(
        String tool,
        String source,
        int deployments,
        String deploymentFrequency,
        Time changeLeadTime,
        Rate changeFailRate,
        Time failedDeploymentRecoveryTime,
        List<Item> differences) {

    static ToolItem of(Playground.Opinion opinion) {
        var figures = opinion.figures();
        var rate = figures.failRate();
        return new ToolItem(
                opinion.peer().title(),
                opinion.peer().source(),
                figures.counted().size(),
                figures.frequency(),
                Time.of(figures.leadTime()),
                new Rate(rate.value(), rate.faults().size(), rate.among().size()),
                Time.of(figures.recovery()),
                Stream.of(
                                Item.of("deployments", opinion.differences().counted()),
                                Item.of("failed", opinion.differences().failed()),
                                Item.of("of", opinion.differences().among()))
                        .flatMap(List::stream)
                        .toList());
    }

    /** @param statistic {@code median, lower median} or {@code mean} */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Time(@Nullable Double valueS, int n, String statistic) {

        private static Time of(PeerFigures.Time time) {
            return new Time(time.seconds(), time.n(), time.statistic());
        }
    }

    /** @param value may exceed one where a tool lets it */
    record Rate(@Nullable Double value, int failed, int of) {}

    /**
     * Why a count is another one than ours.
     *
     * @param count {@code deployments, failed} or {@code of}
     * @param by how many more it has, fewer if negative
     * @param deployments their numbers
     * @param incident the key of the incident it is about
     */
    record Item(
            String count,
            int by,
            String because,
            List<Long> deployments,
            @Nullable String incident) {

        private static List<Item> of(String count, List<Difference> differences) {
            return differences.stream()
                    .map(one -> new Item(
                            count,
                            one.by(),
                            one.because(),
                            one.deployments().stream()
                                    .map(PeerHistory.Deployed::number)
                                    .toList(),
                            one.incident()))
                    .toList();
        }
    }
}
