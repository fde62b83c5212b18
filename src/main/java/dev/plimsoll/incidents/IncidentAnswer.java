package dev.plimsoll.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One incident as programs see it.
 *
 * @param id what its source calls it; the key if it was opened because of alerts
 * @param askedFor the incident that was asked for, where it was merged into this one; else null
 * @param mergedInto the key of this one in that case; else null
 * @param flaws what is wrong with what was said of it
 * @param duplicates the keys of what was merged into it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record IncidentAnswer(
        String id,
        String key,
        @Nullable String askedFor,
        @Nullable String mergedInto,
        String title,
        @Nullable String severity,
        List<String> services,
        @Nullable String environment,
        String state,
        Instant openedAt,
        @Nullable Instant impactStartedAt,
        @Nullable Instant detectedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant mitigatedAt,
        @Nullable Instant restoredAt,
        @Nullable Instant resolvedAt,
        @Nullable String detectedBy,
        @Nullable String impact,
        @Nullable String causedBy,
        @Nullable String url,
        List<String> flaws,
        List<String> duplicates,
        List<Alerted> alerts,
        Measures measures,
        List<RolledBack> rollbacks,
        List<PhaseOf> phases,
        Suspected suspects,
        Attributed attribution) {

    /** @param asked the key of the incident that was asked for */
    public static IncidentAnswer of(IncidentFile file, String asked) {
        var head = file.head();
        var isAnother = !asked.equals(head.key());
        return new IncidentAnswer(
                head.name(),
                head.key(),
                isAnother ? asked : null,
                isAnother ? head.key() : null,
                head.title(),
                head.severity(),
                file.affected().stream().map(AffectedService::name).toList(),
                head.environment() == null ? head.saidEnvironment() : head.environment(),
                head.isOpen() ? "open" : "closed",
                head.openedAt(),
                head.impactStartedAt(),
                head.detectedAt(),
                head.acknowledgedAt(),
                head.decidedAt(),
                head.mitigatedAt(),
                head.restoredAt(),
                head.resolvedAt(),
                head.detectedBy(),
                head.impact(),
                head.causedBy(),
                head.url(),
                file.flaws(),
                file.duplicates(),
                file.alerts().stream().map(Alerted::of).toList(),
                Measures.of(file),
                file.remedies().stream()
                        .filter(Remedy::isRollback)
                        .map(one -> RolledBack.of(one, file))
                        .toList(),
                file.stretches().stream().map(PhaseOf::of).toList(),
                Suspected.of(file.suspects()),
                Attributed.of(file.attribution()));
    }

    /** @param endKnownAt when we heard that it ended */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Alerted(
            String name,
            @Nullable String severity,
            String source,
            @Nullable String service,
            @Nullable String environment,
            Instant startedAt,
            @Nullable Instant endedAt,
            Instant knownAt,
            @Nullable Instant endKnownAt,
            @Nullable String summary,
            @Nullable String url) {

        static Alerted of(KnownAlert alert) {
            return new Alerted(
                    alert.name(),
                    alert.severity(),
                    alert.source(),
                    alert.service(),
                    alert.environment(),
                    alert.startedAt(),
                    alert.endedAt(),
                    alert.knownAt(),
                    alert.endKnownAt(),
                    alert.summary(),
                    alert.url());
        }
    }

    /** Each under the {@linkplain MeasureKind#word() word} for its kind. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Measures(
            Measured detected,
            Measured acknowledged,
            Measured decided,
            Measured rollbackStarted,
            Measured rolledBack,
            Measured versionRestored,
            Measured restored,
            Measured impact,
            Measured closed) {

        static Measures of(IncidentFile file) {
            return new Measures(
                    Measured.of(file.measure(MeasureKind.DETECTED)),
                    Measured.of(file.measure(MeasureKind.ACKNOWLEDGED)),
                    Measured.of(file.measure(MeasureKind.DECIDED)),
                    Measured.of(file.measure(MeasureKind.ROLLBACK_STARTED)),
                    Measured.of(file.measure(MeasureKind.ROLLED_BACK)),
                    Measured.of(file.measure(MeasureKind.VERSION_RESTORED)),
                    Measured.of(file.measure(MeasureKind.RESTORED)),
                    Measured.of(file.measure(MeasureKind.IMPACT)),
                    Measured.of(file.measure(MeasureKind.CLOSED)));
        }
    }

    /**
     * One measure.
     *
     * @param valueS null where an instant is not known, and never zero for that
     * @param reason why there is no value
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Measured(
            @Nullable Long valueS, At from, At to, @Nullable String reason) {

        static Measured of(Measure measure) {
            var value = measure.value();
            return new Measured(
                    value == null ? null : value.toSeconds(),
                    At.of(measure.from()),
                    At.of(measure.to()),
                    measure.reason());
        }
    }

    /**
     * One end of a measure.
     *
     * @param event what happened then; where it is not known, what is missing
     */
    public record At(String event, @Nullable Instant at) {

        static At of(PointAt point) {
            return new At(point.event(), point.at());
        }
    }

    /**
     * A rollback while it hurt.
     *
     * @param deployment its number
     * @param versionRestored null where nobody can say
     * @param serviceRestored whether the service was normal because of it; null while it is not, or nobody said
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record RolledBack(
            long deployment,
            String service,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Long durationS,
            @Nullable Boolean versionRestored,
            @Nullable Boolean serviceRestored) {

        static RolledBack of(Remedy remedy, IncidentFile file) {
            return new RolledBack(
                    remedy.deploymentId(),
                    remedy.service(),
                    remedy.startedAt(),
                    remedy.finishedAt(),
                    remedy.startedAt() == null || remedy.finishedAt() == null
                            ? null
                            : Duration.between(remedy.startedAt(), remedy.finishedAt())
                                    .toSeconds(),
                    remedy.isVersionRestored(),
                    file.head().restoredAt() == null ? null : file.isRestoredBy(remedy));
        }
    }

    /** What was going on from one instant to the next. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record PhaseOf(String words, Instant from, Instant to, long lengthS) {

        static PhaseOf of(Stretch stretch) {
            return new PhaseOf(
                    stretch.words(),
                    stretch.from(),
                    stretch.to(),
                    stretch.length().toSeconds());
        }
    }

    /** @param verdict what to think of them, in one sentence */
    public record Suspected(String verdict, List<SuspectItem> items) {

        static Suspected of(Suspects suspects) {
            return new Suspected(
                    suspects.verdict(),
                    suspects.shown().stream().map(SuspectItem::of).toList());
        }
    }

    /**
     * A change that may have caused it.
     *
     * @param deployment its number
     * @param score the product of its factors
     */
    public record SuspectItem(
            long deployment,
            String service,
            @Nullable String sha,
            double score,
            String state,
            @Nullable String by,
            @Nullable String because,
            List<FactorItem> factors) {

        static SuspectItem of(Suspect suspect) {
            return new SuspectItem(
                    suspect.change().deploymentId(),
                    suspect.change().service(),
                    suspect.change().sha(),
                    suspect.score(),
                    suspect.state(),
                    suspect.by(),
                    suspect.because(),
                    suspect.factors().stream()
                            .map(factor -> new FactorItem(factor.words(), factor.value()))
                            .toList());
        }
    }

    /** @param value what the score is multiplied by */
    public record FactorItem(String words, double value) {}

    /**
     * Which deployment it is laid at the door of.
     *
     * @param deployment its number; null if none
     * @param undecided whether a person should still say whether a change caused it
     */
    public record Attributed(
            int rule, String state, @Nullable Long deployment, boolean undecided) {

        static Attributed of(Attribution attribution) {
            return new Attributed(
                    attribution.rule(), attribution.state(), attribution.deploymentId(), attribution.isUndecided());
        }
    }
}
