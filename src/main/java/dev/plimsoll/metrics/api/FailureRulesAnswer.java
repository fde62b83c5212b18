package dev.plimsoll.metrics.api;

import dev.plimsoll.incidents.ServiceWindow;
import dev.plimsoll.metrics.Rules;
import dev.plimsoll.metrics.RulesInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What counts as a failure at the moment.
 *
 * @param severityThreshold the least grave severity of an incident that counts; {@code info} if every incident does
 * @param blame {@code one} or {@code all_withdrawn}
 * @param attributionWindowHours of each service that has its own
 * @param otherwiseHours of all other services
 * @param lastSet who set what last; what nobody ever set is not there
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record FailureRulesAnswer(
        String severityThreshold,
        String blame,
        Map<String, Integer> attributionWindowHours,
        long otherwiseHours,
        List<LastSet> lastSet) {

    static FailureRulesAnswer of(RulesInForce rules) {
        var own = new LinkedHashMap<String, Integer>();
        rules.windows().stream()
                .filter(window -> !window.isDefault())
                .forEach(window -> own.put(window.service(), window.hours()));
        return new FailureRulesAnswer(
                rules.threshold().value().word(),
                rules.blame().value().word(),
                own,
                Rules.ATTRIBUTED_WITHIN.toHours(),
                lastSet(rules));
    }

    private static List<LastSet> lastSet(RulesInForce rules) {
        var all = new ArrayList<LastSet>();
        add(all, "severity_threshold", rules.threshold().by(), rules.threshold().at());
        add(all, "blame", rules.blame().by(), rules.blame().at());
        rules.windows().stream().map(LastSet::of).forEach(all::add);
        return all;
    }

    private static void add(List<LastSet> all, String setting, @Nullable String by, @Nullable Instant at) {
        if (by != null && at != null) {
            all.add(new LastSet(setting, null, by, at));
        }
    }

    /**
     * Who set it.
     *
     * @param service whose window it is; null where the setting is about all
     */
    record LastSet(String setting, @Nullable String service, String by, Instant at) {

        private static LastSet of(ServiceWindow window) {
            return new LastSet("attribution_window_hours", window.service(), window.by(), window.at());
        }
    }
}
