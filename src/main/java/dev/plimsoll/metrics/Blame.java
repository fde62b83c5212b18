package dev.plimsoll.metrics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which of several deployments that one rollback withdrew failed. */
public enum Blame {
    ONE("Of several that one rollback withdrew, one: the one that was live when its incident began, else the first."),
    ALL_WITHDRAWN("Of several that one rollback withdrew, all.");

    private final String sentence;

    Blame(String sentence) {
        this.sentence = sentence;
    }

    public static Optional<Blame> of(String word) {
        return Arrays.stream(values())
                .filter(value -> value.word().equals(word))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it means, as the definition says it. */
    public String sentence() {
        return sentence;
    }
}
