package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the measures of a span are calculated from, but for lead times.
 *
 * @param failed changes that failed
 * @param uncountedFailed canaries among them: they count as changes because they broke something
 * @param cleared changes of which people say that they did not fail
 * @param mends deployments that mended one
 * @param firstAt when the first deployment ended, of these services or else of all; null if there is none
 * @param excluded when those that people left out ended
 * @param heard when nobody brought any
 */
record Figures(
        List<Deployed> services,
        List<Failed> failed,
        List<Failed> uncountedFailed,
        List<Failed> cleared,
        List<Mend> mends,
        @Nullable Instant firstAt,
        List<Instant> excluded,
        Heard heard) {

    /** That a deployment mended another one. */
    record Mend(long number, long serviceId, Instant finishedAt) {}

    Figures of(LongPredicate service) {
        return new Figures(
                services.stream().filter(one -> service.test(one.serviceId())).toList(),
                failed.stream().filter(one -> service.test(one.serviceId())).toList(),
                uncountedFailed.stream()
                        .filter(one -> service.test(one.serviceId()))
                        .toList(),
                cleared.stream().filter(one -> service.test(one.serviceId())).toList(),
                mends.stream().filter(one -> service.test(one.serviceId())).toList(),
                firstAt,
                excluded,
                heard);
    }
}
