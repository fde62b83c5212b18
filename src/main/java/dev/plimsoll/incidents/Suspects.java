package dev.plimsoll.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The most likely causes of an incident, at most five.
 *
 * @param shown the likeliest first; what people ruled out last
 * @param more how many are left out
 * @param lastBefore when something changed last before the look-back began
 * @param elsewhere how many changes went out to other services meanwhile
 * @param noChange who said that no change caused it, and why
 */
public record Suspects(
        List<Suspect> shown,
        int more,
        Duration lookback,
        Instant symptomAt,
        @Nullable Instant lastBefore,
        int elsewhere,
        @Nullable SaidOf noChange) {

    public static final Duration USUAL_LOOKBACK = Duration.ofHours(6);
    static final int MOST = 5;

    /**
     * What a person said.
     *
     * @param at when
     */
    public record SaidOf(String by, @Nullable String because, Instant at) {}

    /** In one sentence, what to think of them. */
    public String verdict() {
        if (noChange != null) {
            return "No change caused it, says %s%s."
                    .formatted(noChange.by(), noChange.because() == null ? "" : ": " + noChange.because());
        }
        var open =
                shown.stream().filter(one -> !one.state().equals("ruled_out")).toList();
        if (open.stream().anyMatch(one -> one.state().equals("confirmed"))) {
            return "The cause is confirmed.";
        }
        if (open.isEmpty() && !shown.isEmpty()) {
            return "Every change in the %s before is ruled out. Look at traffic and at what it depends on."
                    .formatted(hours(lookback));
        }
        if (open.isEmpty()) {
            return "No change is a likely cause: nothing changed here in the %s before%s."
                    .formatted(hours(lookback), others());
        }
        return open.get(0).isWeak()
                ? "No change is a likely cause: the likeliest, %s before, is a weak suspect%s. Look at traffic and at what it depends on."
                        .formatted(hours(Duration.between(open.get(0).change().beganAt(), symptomAt)), others())
                : "%s of %s is the likeliest cause."
                        .formatted(
                                open.get(0).change().label(),
                                open.get(0).change().service());
    }

    private String others() {
        return elsewhere == 0 ? "" : "; %d %s elsewhere".formatted(elsewhere, elsewhere == 1 ? "change" : "changes");
    }

    /** Whether one of them is likely. */
    public boolean isLikely() {
        return noChange == null && shown.stream().anyMatch(one -> !one.state().equals("ruled_out") && !one.isWeak());
    }

    static String hours(Duration length) {
        return length.toMinutes() < 120 ? length.toMinutes() + " min" : length.toHours() + " h";
    }
}
