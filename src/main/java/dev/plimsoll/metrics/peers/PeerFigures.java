package dev.plimsoll.metrics.peers;

import dev.plimsoll.metrics.peers.PeerHistory.Deployed;
import dev.plimsoll.metrics.peers.PeerHistory.Trouble;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tool would say of a window.
 *
 * @param counted what it counts as deployments
 * @param frequency as it words it
 * @param leadTimeElsewhere what another of its panels says of the same; null where there is none
 */
public record PeerFigures(
        List<Deployed> counted,
        String frequency,
        Time leadTime,
        @Nullable Time leadTimeElsewhere,
        FailRate failRate,
        Time recovery) {

    public PeerFigures {
        counted = List.copyOf(counted);
    }

    /**
     * A length of time.
     *
     * @param seconds null where it has nothing to take it of
     * @param n of how many
     * @param statistic such as {@code median}
     */
    public record Time(@Nullable Double seconds, int n, String statistic) {}

    /**
     * @param value a share of one, which some tools let exceed one; null where it has nothing to divide by
     * @param faults what it puts above the line, one by one
     * @param among what it divides by
     */
    public record FailRate(@Nullable Double value, List<Fault> faults, List<Deployed> among) {

        public FailRate {
            faults = List.copyOf(faults);
            among = List.copyOf(among);
        }

        /** @param ofNothing what it says where nothing was deployed */
        static FailRate of(List<Fault> faults, List<Deployed> among, @Nullable Double ofNothing) {
            return new FailRate(
                    among.isEmpty() ? ofNothing : (Double) ((double) faults.size() / among.size()), faults, among);
        }

        /** A deployment fails once, by the first of its incidents. */
        static List<Fault> once(List<Fault> faults) {
            var first = new LinkedHashMap<@Nullable Deployed, Fault>();
            faults.forEach(fault -> first.putIfAbsent(fault.deployment(), fault));
            return List.copyOf(first.values());
        }
    }

    /**
     * Why something counts as failed.
     *
     * @param deployment null where the tool looks at none
     * @param incident null where it was a rollback
     */
    public record Fault(
            @Nullable Deployed deployment, @Nullable Trouble incident) {}
}
