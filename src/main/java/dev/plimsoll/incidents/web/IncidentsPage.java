package dev.plimsoll.incidents.web;

import dev.plimsoll.incidents.FlawedAlert;
import dev.plimsoll.incidents.IncidentItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of incidents: the open ones first, then by week.
 *
 * @param show {@code all, open, undecided} or {@code repair}
 * @param isUnknownService whether the filter names a service that does not exist
 * @param isAny whether any incident is known at all
 * @param next where the next page begins; null on the last
 */
record IncidentsPage(
        String show,
        @Nullable String service,
        boolean isUnknownService,
        List<Tab> tabs,
        List<Week> weeks,
        List<FlawedAlert> alerts,
        boolean isAny,
        @Nullable String next) {

    /** @param count 0 where it is not shown */
    record Tab(String word, String title, int count) {}

    /** @param id for the headline of the week */
    record Week(String id, String title, List<IncidentItem> incidents) {}

    public String nothing() {
        return switch (show) {
            case "open" -> "No incident is open";
            case "undecided" -> "Every incident is decided";
            case "repair" -> "Nothing has to be put right";
            default -> "No incident matches";
        };
    }
}
