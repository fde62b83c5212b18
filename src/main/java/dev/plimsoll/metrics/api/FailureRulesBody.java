package dev.plimsoll.metrics.api;

import dev.plimsoll.incidents.AttributionRules;
import dev.plimsoll.incidents.Severity;
import dev.plimsoll.metrics.Blame;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What is to count as a failure; what is not named stays.
 *
 * @param severityThreshold {@code critical, high, medium, low} or {@code info}
 * @param blame {@code one} or {@code all_withdrawn}
 * @param attributionWindowHours whole hours by the name of a service; null gives it that of all others back
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record FailureRulesBody(
        @Nullable String severityThreshold,
        @Nullable String blame,
        @Nullable Map<String, @Nullable Integer> attributionWindowHours) {

    private static final String THRESHOLD = "severity_threshold";
    private static final String BLAME = "blame";
    private static final String WINDOWS = "attribution_window_hours";

    /**
     * Field by field, so that each can be named.
     *
     * @throws RuleRefused if one of them is not there, or not of its type
     */
    static FailureRulesBody of(Map<String, @Nullable Object> said) {
        said.keySet().stream()
                .filter(field -> !List.of(THRESHOLD, BLAME, WINDOWS).contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new RuleRefused(
                            field,
                            "There is no field “%s”: send %s, %s or %s".formatted(field, THRESHOLD, BLAME, WINDOWS));
                });
        return new FailureRulesBody(
                text(said.get(THRESHOLD)), text(said.get(BLAME)), hoursOfServices(said.get(WINDOWS)));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable Map<String, @Nullable Integer> hoursOfServices(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map<?, ?> services)) {
            throw new RuleRefused(WINDOWS, "Send an object of services and their hours, such as {\"pay\": 48}");
        }
        var hours = new LinkedHashMap<String, @Nullable Integer>();
        services.forEach((service, one) -> hours.put(String.valueOf(service), whole(String.valueOf(service), one)));
        return hours;
    }

    private static @Nullable Integer whole(String service, @Nullable Object hours) {
        if (hours == null || hours instanceof Integer) {
            return (Integer) hours;
        }
        throw new RuleRefused(
                WINDOWS,
                "“%s” is no window of “%s”: send whole hours from %d to %d, as a number"
                        .formatted(hours, service, AttributionRules.FEWEST_HOURS, AttributionRules.MOST_HOURS));
    }

    @Nullable
    Severity threshold() {
        return severityThreshold == null
                ? null
                : Severity.of(severityThreshold)
                        .orElseThrow(() -> wrong(
                                THRESHOLD,
                                severityThreshold,
                                Arrays.stream(Severity.values())
                                        .map(Severity::word)
                                        .toList()));
    }

    @Nullable
    Blame blamed() {
        return blame == null
                ? null
                : Blame.of(blame)
                        .orElseThrow(() -> wrong(
                                BLAME,
                                blame,
                                Arrays.stream(Blame.values()).map(Blame::word).toList()));
    }

    Map<String, Integer> windows() {
        var windows = new LinkedHashMap<String, Integer>();
        if (attributionWindowHours != null) {
            attributionWindowHours.forEach((service, hours) ->
                    windows.put(service, Objects.requireNonNullElse(hours, AttributionRules.DEFAULT_HOURS)));
        }
        return windows;
    }

    private static RuleRefused wrong(String field, String value, List<String> words) {
        return new RuleRefused(field, "“%s” is none: send %s".formatted(value, String.join(", ", words)));
    }
}
