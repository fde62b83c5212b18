package dev.plimsoll.incidents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How grave an incident is, the gravest first, and the words that senders have for it. The one place where these words are
 * ordered.
 */
public enum Severity {
    CRITICAL("critical, crit, fatal, emergency, disaster, blocker, highest, page, p0, sev0, p1, 1"),
    HIGH("high, major, error, severe, urgent, p2, 2"),
    MEDIUM("medium, moderate, average, normal, warning, warn, p3, 3"),
    LOW("low, minor, notice, p4, 4"),
    INFO("info, informational, information, lowest, trivial, debug, p5, 5");

    /** What people put between the letters and the number. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s_:-]+");

    private static final Pattern NUMBERED = Pattern.compile("(?:sev|severity|s|prio|priority)([1-5])");

    private static final String COMMA = ", ";

    private final String words;

    Severity(String words) {
        this.words = words;
    }

    /** By its own word; empty if there is none. */
    public static Optional<Severity> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** What a sender means, such as by {@code SEV-1}; empty if nobody can tell. */
    public static Optional<Severity> meant(@Nullable String said) {
        if (said == null) {
            return Optional.empty();
        }
        var plain = BETWEEN.matcher(said.strip().toLowerCase(Locale.ROOT)).replaceAll("");
        var numbered = NUMBERED.matcher(plain);
        var word = numbered.matches() ? numbered.group(1) : plain;
        return Arrays.stream(values())
                .filter(one -> List.of(one.words.split(COMMA)).contains(word))
                .findFirst();
    }

    /** Whether what a sender says is as grave, or graver; what nobody can tell is. */
    public boolean includes(@Nullable String said) {
        return meant(said).map(meant -> meant.compareTo(this) <= 0).orElse(true);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words that mean it; of numbers also those after {@code SEV}, {@code S} and {@code priority}. */
    public String words() {
        return words;
    }
}
