package dev.plimsoll.incidents.api;

import dev.plimsoll.Csv;
import dev.plimsoll.incidents.IncidentItem;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of incidents, newest first.
 *
 * @param next the cursor of the next page; null on the last
 */
record IncidentsPage(
        List<ListedIncident> incidents, @Nullable String next) {

    private static final List<String> COLUMNS = List.of(
            "id",
            "key",
            "title",
            "severity",
            "services",
            "environment",
            "state",
            "began_at",
            "opened_at",
            "restored_at",
            "resolved_at",
            "attribution_rule",
            "attribution_state",
            "deployment",
            "sha",
            "undecided",
            "flaws");

    /** @param items one more than fit on a page where there is another page */
    static IncidentsPage of(List<IncidentItem> items, int size) {
        var shown = items.subList(0, Math.min(size, items.size()));
        return new IncidentsPage(
                shown.stream().map(ListedIncident::of).toList(),
                items.size() > size ? IncidentCursor.after(shown.get(size - 1)).text() : null);
    }

    Csv csv() {
        return new Csv(
                "incidents",
                COLUMNS,
                incidents.stream().<List<?>>map(IncidentsPage::row).toList(),
                next);
    }

    private static List<?> row(ListedIncident one) {
        var door = one.attribution();
        return Arrays.asList(
                one.id(),
                one.key(),
                one.title(),
                one.severity(),
                String.join(", ", one.services()),
                one.environment(),
                one.state(),
                one.beganAt(),
                one.openedAt(),
                one.restoredAt(),
                one.resolvedAt(),
                door.rule(),
                door.state(),
                door.deployment(),
                door.sha(),
                door.undecided(),
                String.join(" ", one.flaws()));
    }
}
