package dev.plimsoll.metrics;

import dev.plimsoll.incidents.Chosen;
import dev.plimsoll.incidents.ServiceWindow;
import dev.plimsoll.incidents.Severity;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What counts as a failure at the moment, and who chose so.
 *
 * @param threshold the least grave severity of an incident that counts
 * @param windows of services of which somebody ever chose one
 */
public record RulesInForce(Chosen<Severity> threshold, List<ServiceWindow> windows, Chosen<Blame> blame) {

    /** As long as nobody chose anything. */
    public static final RulesInForce BY_DEFAULT =
            new RulesInForce(Chosen.byDefault(Severity.INFO), List.of(), Chosen.byDefault(Blame.ONE));

    private static final int NAMED = 5;

    public RulesInForce {
        windows = List.copyOf(windows);
    }

    public boolean everyIncidentCounts() {
        return threshold.value() == Severity.INFO;
    }

    /** Such as {@code 24 hours}, or {@code 24 hours (shop 48, pay 12)}. */
    public String windowInWords() {
        var own = own();
        var hours = Rules.ATTRIBUTED_WITHIN.toHours() + " hours";
        if (own.isEmpty()) {
            return hours;
        }
        var named = own.stream()
                .limit(NAMED)
                .map(window -> window.service() + " " + window.hours())
                .collect(Collectors.joining(", "));
        return "%s (%s%s)".formatted(hours, named, own.size() > NAMED ? ", and others their own" : "");
    }

    private List<ServiceWindow> own() {
        return windows.stream().filter(window -> !window.isDefault()).toList();
    }
}
