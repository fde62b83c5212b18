package dev.plimsoll.metrics.api;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.deployments.AskedNames;
import dev.plimsoll.deployments.StillToCome;
import dev.plimsoll.deployments.Words;
import dev.plimsoll.metrics.AskedWindow;
import dev.plimsoll.metrics.LeadTimeOf;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Question;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes questions of what stands in an address. */
@Component("metricsApiQuestions")
class Questions {

    private final AskedNames names;
    private final ZoneId zone;
    private final Clock clock;

    Questions(AskedNames names, PlimsollProperties properties, Clock clock) {
        this.names = names;
        this.zone = properties.zone();
        this.clock = clock;
    }

    ZoneId zone() {
        return zone;
    }

    /**
     * @throws dev.plimsoll.deployments.NameNotFound if a name stands for nothing
     * @throws dev.plimsoll.deployments.UnknownWord if {@code leadTimeOf} is no word of its list
     * @throws dev.plimsoll.metrics.WindowRefused if the window cannot be answered for
     * @throws StillToCome if {@code asOf} is
     */
    Asked of(MetricsAsk ask, @Nullable Instant asOf, @Nullable String leadTimeOf) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var unit = Words.one("lead_time_of", leadTimeOf, LeadTimeOf.values(), LeadTimeOf::word);
        StillToCome.refuse("as_of", asOf, now);
        var window = AskedWindow.of(ask.from(), ask.to(), ask.days(), asOf == null ? now : asOf, zone);
        var scope = names.scope(ask.service(), ask.environment(), ask.team());
        return new Asked(
                new Question(
                        scope.services(),
                        scope.environment(),
                        window.from(),
                        window.to(),
                        asOf,
                        Objects.requireNonNullElse(unit, LeadTimeOf.COMMIT),
                        !Boolean.FALSE.equals(ask.bots())),
                zone.getId(),
                clock);
    }

    /**
     * All of them where nobody names one.
     *
     * @throws dev.plimsoll.deployments.UnknownWord if a word is none
     */
    static Set<Measure> measures(@Nullable List<String> words) {
        return words == null || words.isEmpty()
                ? Set.of(Measure.values())
                : words.stream()
                        .map(word -> Words.one("measure", word, Measure.values(), Measure::word))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws UnknownMeasure if it is none */
    static Measure measure(String word) {
        return Measure.of(word).orElseThrow(() -> new UnknownMeasure(word));
    }

    /**
     * A question, and what the answer says of it.
     *
     * @param zone whose days and weeks are meant
     */
    record Asked(Question question, String zone, Clock clock) {

        /** As of when it is answered; to be asked for once the answer is there, which what was told last is part of. */
        Instant knownAt() {
            return Objects.requireNonNullElseGet(
                    question.asOf(), () -> clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
    }
}
