package dev.plimsoll.metrics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How long something lasts, where some of it still does: the estimate of Kaplan and Meier (Journal of the American
 * Statistical Association 53, 1958), which does not drop what is still open.
 */
final class Survival {

    private Survival() {}

    /** The shortest time after which at most half is left; empty while more than half is left at the end. */
    static OptionalDouble median(List<Double> ended, List<Double> open) {
        var times = ended.stream().distinct().sorted().toList();
        var left = 1.0;
        for (var time : times) {
            var atRisk = Stream.concat(ended.stream(), open.stream())
                    .filter(other -> other >= time)
                    .count();
            var endings = ended.stream().filter(time::equals).count();
            left *= 1 - (double) endings / atRisk;
            if (left <= 0.5 + 1e-9) {
                return OptionalDouble.of(time);
            }
        }
        return OptionalDouble.empty();
    }
}
