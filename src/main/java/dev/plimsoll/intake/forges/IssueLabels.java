package dev.plimsoll.intake.forges;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the labels of an issue say, without regard to capitals: {@code severity:high, sev1, service:pay, env:production}. Two
 * colons are as good as one.
 */
public record IssueLabels(List<String> names) {

    public static final String INCIDENT = "incident";

    private static final Pattern SEVERITY = Pattern.compile("severity\\s*::?\\s*(.+)|(sev-?\\d)");
    private static final Pattern SERVICE = Pattern.compile("service\\s*::?\\s*(.+)");
    private static final Pattern ENVIRONMENT = Pattern.compile("(?:env|environment)\\s*::?\\s*(.+)");

    public static IssueLabels of(Stream<@Nullable String> names) {
        return new IssueLabels(names.filter(Objects::nonNull)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList());
    }

    public static boolean isIncident(@Nullable String label) {
        return INCIDENT.equalsIgnoreCase(label);
    }

    public boolean isIncident() {
        return names.contains(INCIDENT);
    }

    public @Nullable String severity() {
        return all(SEVERITY).findFirst().orElse(null);
    }

    public List<String> services() {
        return all(SERVICE).distinct().toList();
    }

    public @Nullable String environment() {
        return all(ENVIRONMENT).findFirst().orElse(null);
    }

    private Stream<String> all(Pattern pattern) {
        return names.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(match -> Stream.iterate(1, n -> n <= match.groupCount(), n -> n + 1)
                        .map(match::group)
                        .filter(Objects::nonNull)
                        .findFirst())
                .flatMap(Optional::stream);
    }
}
