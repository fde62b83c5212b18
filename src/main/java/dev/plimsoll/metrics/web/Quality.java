package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Amount;
import dev.plimsoll.metrics.Measures;
import dev.plimsoll.metrics.SilentSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the numbers rest on, in sentences. */
final class Quality {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private static final double DAY_S = 86_400;

    private Quality() {}

    /** @param zone of the organisation */
    static List<String> of(Measures measures, Instant from, ZoneId zone) {
        var observed = measures.observed();
        var rate = measures.changeFailRate();
        var sentences = new ArrayList<String>();
        if (observed.firstAt() != null && observed.firstAt().isAfter(from)) {
            sentences.add("Watched only since %s, when the first deployment ended."
                    .formatted(DAY.format(LocalDate.ofInstant(observed.firstAt(), zone))));
        }
        sentences.addAll(silences(measures));
        if (observed.withoutCommits() > 0) {
            sentences.add("%d of %d came without commits and are left out of lead time."
                    .formatted(observed.withoutCommits(), Math.max(rate.of(), observed.withoutCommits())));
        }
        if (rate.maturing() > 0) {
            sentences.add("%s young enough that they may still turn out to have failed."
                    .formatted(rate.maturing() == 1 ? "1 deployment is" : rate.maturing() + " deployments are"));
        }
        if (observed.failedAttempts() > 0) {
            sentences.add("%d of %s failed before they took effect; these count in none of the measures."
                    .formatted(observed.failedAttempts(), Figures.plural(observed.attempts(), "attempt")));
        }
        if (observed.settling() > 0) {
            sentences.add("%s just reported and not counted yet; look again in a moment."
                    .formatted(observed.settling() == 1 ? "1 thing was" : observed.settling() + " things were"));
        }
        if (!observed.hasIncidentSource()) {
            sentences.add("Nobody tells of incidents: only what was rolled back is known to have failed.");
        }
        return sentences;
    }

    /** What was not heard, and who says nothing. */
    static List<String> silences(Measures measures) {
        var frequency = measures.deploymentFrequency();
        var sentences = new ArrayList<String>();
        if (frequency.daysUnheard() > 0) {
            sentences.add("%s without a word of %s are not counted as days of the deployment frequency."
                    .formatted(
                            Amount.length(frequency.daysUnheard() * DAY_S),
                            frequency.unheard().stream()
                                    .flatMap(one -> one.sources().stream())
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(", "))));
        }
        measures.observed().silent().forEach(source -> sentences.add(silent(source)));
        return sentences;
    }

    private static String silent(SilentSource source) {
        return "%s %s heard at least every %s; nothing for %s."
                .formatted(
                        source.source(),
                        source.heartbeatS() == null ? "is usually" : "should be",
                        Amount.length(source.heartbeatS() == null ? source.usualPauseS() : source.heartbeatS()),
                        Amount.length(source.silentS()));
    }
}
