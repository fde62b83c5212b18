package dev.plimsoll.metrics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is measured; each name as the DORA programme gives it. */
public enum Measure {
    DEPLOYMENT_FREQUENCY("Deployment frequency", true),
    CHANGE_LEAD_TIME("Change lead time", false),
    CHANGE_FAIL_RATE("Change fail rate", false),
    FAILED_DEPLOYMENT_RECOVERY_TIME("Failed deployment recovery", false),
    REWORK_RATE("Deployment rework rate", false);

    private final String title;
    private final boolean moreIsBetter;

    Measure(String title, boolean moreIsBetter) {
        this.title = title;
        this.moreIsBetter = moreIsBetter;
    }

    public static Optional<Measure> of(String word) {
        return Arrays.stream(values())
                .filter(measure -> measure.word().equals(word))
                .findFirst();
    }

    /** Such as {@code change_lead_time}: its name in addresses and answers. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    public boolean moreIsBetter() {
        return moreIsBetter;
    }
}
