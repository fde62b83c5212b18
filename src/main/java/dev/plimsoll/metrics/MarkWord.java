package dev.plimsoll.metrics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people can say of a deployment. */
public enum MarkWord {
    EXCLUDED("left out of all measures", "Leave it out of all measures"),
    FAILED("failed", "It failed"),
    NOT_FAILED("did not fail", "It did not fail");

    private final String said;
    private final String choice;

    MarkWord(String said, String choice) {
        this.said = said;
        this.choice = choice;
    }

    public static Optional<MarkWord> of(String word) {
        return Arrays.stream(values())
                .filter(value -> value.word().equals(word))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Such as {@code did not fail}, after the deployment. */
    public String said() {
        return said;
    }

    /** As the choice of a form. */
    public String choice() {
        return choice;
    }
}
