package dev.plimsoll.metrics;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** The lead times of a window. */
record LeadTimes(LeadTimeOf of, List<OfService> services, long leftOut) {

    static LeadTimes none(LeadTimeOf of) {
        return new LeadTimes(of, List.of(), 0);
    }

    /** Those of one service, in seconds, and what its stages come to. */
    record OfService(long serviceId, long[] seconds, Map<Stage, Sum> stages) {}

    /** @param n how many samples know it */
    record Sum(long seconds, long n) {

        static final Sum NONE = new Sum(0, 0);

        static Sum of(Collection<Sum> sums) {
            return new Sum(
                    sums.stream().mapToLong(Sum::seconds).sum(),
                    sums.stream().mapToLong(Sum::n).sum());
        }
    }

    LeadTimes of(LongPredicate service) {
        return new LeadTimes(
                of,
                services.stream().filter(one -> service.test(one.serviceId())).toList(),
                leftOut);
    }

    private int n() {
        return services.stream().mapToInt(one -> one.seconds().length).sum();
    }

    Percentiles percentiles() {
        var all = new long[n()];
        var n = 0;
        for (var service : services) {
            System.arraycopy(service.seconds(), 0, all, n, service.seconds().length);
            n += service.seconds().length;
        }
        return Percentiles.of(all);
    }

    /** @param reason why there is no value, if there is none */
    Measures.LeadTime measure(Reason reason) {
        var percentiles = percentiles();
        return new Measures.LeadTime(
                orNull(percentiles.median()),
                orNull(percentiles.at(0.75)),
                orNull(percentiles.at(0.9)),
                percentiles.n(),
                percentiles.n() == 0 ? reason : null,
                stages(),
                of,
                leftOut);
    }

    private Measures.Stages stages() {
        return new Measures.Stages(
                mean(Stage.CODING),
                mean(Stage.PICKUP),
                mean(Stage.REVIEW),
                mean(Stage.RELEASE_WAIT),
                mean(Stage.APPROVAL_WAIT),
                mean(Stage.ROLLOUT));
    }

    private @Nullable Double mean(Stage stage) {
        var sum = Sum.of(services.stream()
                .map(one -> one.stages().getOrDefault(stage, Sum.NONE))
                .toList());
        return sum.n() == 0 ? null : (Double) ((double) sum.seconds() / n());
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isEmpty() ? null : (Double) value.getAsDouble();
    }
}
