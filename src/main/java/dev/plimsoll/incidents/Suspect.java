package dev.plimsoll.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A change that may have caused an incident, and why it is thought so: a product of factors, each with its words.
 *
 * @param state {@code suspected, confirmed} or {@code ruled_out}
 * @param by who confirmed it or ruled it out
 */
public record Suspect(
        KnownChange change,
        Instant symptomAt,
        List<Factor> factors,
        String state,
        @Nullable String by,
        @Nullable String because) {

    /** After this long a change is half as likely. */
    static final Duration HALF_LIFE = Duration.ofHours(1);

    /** Below this a suspect is weak: a change of the service itself, three hours before. */
    static final double WEAK = 0.125;

    private static final double DEPENDENCY = 0.5;
    private static final double UNVERIFIED = 1.2;
    private static final double WITHDRAWN = 1.5;
    private static final double CARRIES_NOTHING = 0.2;

    /**
     * One reason.
     *
     * @param value what the score is multiplied by
     */
    public record Factor(String words, double value) {

        /** As people write it: {@code × 0.97}. */
        public String times() {
            return String.format(Locale.ROOT, "× %.2f", value);
        }

        /** Whether it speaks for the change as the cause. */
        public boolean isAgainst() {
            return value > 0.5;
        }
    }

    public Suspect {
        factors = List.copyOf(factors);
    }

    static Suspect of(
            KnownChange change, Instant symptomAt, String state, @Nullable String by, @Nullable String because) {
        var factors = new ArrayList<Factor>();
        factors.add(recency(change, symptomAt));
        factors.add(
                change.isAffected()
                        ? new Factor("the affected service itself", 1)
                        : new Factor("a service that it depends on", DEPENDENCY));
        factors.add(kind(change));
        if (change.weight() != null && change.weight() < 100) {
            factors.add(new Factor(
                    "it had %.0f %% of the traffic".formatted(change.weight()), Math.max(change.weight(), 1) / 100));
        }
        if (!change.isVerified()) {
            factors.add(new Factor("nothing confirmed that it ran as reported", UNVERIFIED));
        }
        if (change.isWithdrawn()) {
            factors.add(new Factor("it was taken back while the incident was open", WITHDRAWN));
        }
        return new Suspect(change, symptomAt, factors, state, by, because);
    }

    private static Factor recency(KnownChange change, Instant symptomAt) {
        var before = Duration.between(change.beganAt(), symptomAt);
        return new Factor(
                "%s before the first symptom".formatted(words(before)),
                Math.pow(0.5, (double) before.toSeconds() / HALF_LIFE.toSeconds()));
    }

    private static Factor kind(KnownChange change) {
        if ("redeploy".equals(change.countsAs())) {
            return new Factor("it brought what already ran", CARRIES_NOTHING);
        }
        return switch (change.kind()) {
            case "config" -> new Factor("a change of configuration", 1);
            case "migration" -> new Factor("a migration of the database", 1);
            case "secret" -> new Factor("a change of a secret", 0.9);
            case "flag" -> new Factor("a change of a flag", 0.9);
            case "infra" -> new Factor("a change of infrastructure", 0.9);
            default -> new Factor("a change of code", 1);
        };
    }

    public double score() {
        return factors.stream().mapToDouble(Factor::value).reduce(1, (a, b) -> a * b);
    }

    public boolean isWeak() {
        return score() < WEAK;
    }

    /** The whole arithmetic in one line: {@code 0.97 × 1.00 × 1.20 = 1.16}. */
    public String arithmetic() {
        return String.join(
                        " × ",
                        factors.stream()
                                .map(factor -> String.format(Locale.ROOT, "%.2f", factor.value()))
                                .toList())
                + String.format(Locale.ROOT, " = %.2f", score());
    }

    private static String words(Duration length) {
        if (length.toMinutes() < 1) {
            return length.toSeconds() + " s";
        }
        return length.toHours() < 2
                ? length.toMinutes() + " min"
                : "%d h%s"
                        .formatted(
                                length.toHours(),
                                length.toMinutesPart() == 0 ? "" : " %d min".formatted(length.toMinutesPart()));
    }
}
