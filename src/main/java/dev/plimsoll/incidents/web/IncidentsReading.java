package dev.plimsoll.incidents.web;

import dev.plimsoll.incidents.IncidentFilter;
import dev.plimsoll.incidents.IncidentItem;
import dev.plimsoll.incidents.IncidentList;
import dev.plimsoll.incidents.Repairs;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of incidents as its page shows it. */
@Component
class IncidentsReading {

    private static final int PER_PAGE = 50;
    private static final int MOST_IN_A_FILE = 10_000;
    private static final Duration COUNTED = Duration.ofDays(90);
    private static final Set<String> WHICH = Set.of("all", "open", "undecided", "repair");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

    private final IncidentList list;
    private final Repairs repairs;
    private final JdbcClient jdbc;
    private final Clock clock;

    IncidentsReading(IncidentList list, Repairs repairs, JdbcClient jdbc, Clock clock) {
        this.list = list;
        this.repairs = repairs;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    IncidentsPage page(@Nullable String show, @Nullable String service, @Nullable String cursor, ZoneId zone) {
        var which = show != null && WHICH.contains(show) ? show : "all";
        var name = service == null || service.isBlank() ? null : service.strip();
        var services = services(name);
        var isUnknown = name != null && services != null && services.isEmpty();
        var items = which.equals("repair") ? list.those(repairs.incidents()) : items(filter(which, services), cursor);
        var shown = items.subList(0, Math.min(PER_PAGE, items.size()));
        return new IncidentsPage(
                which,
                name,
                isUnknown,
                tabs(),
                weeks(shown, zone),
                which.equals("repair") ? repairs.alerts() : List.of(),
                !shown.isEmpty() || list.count(IncidentFilter.ALL) > 0,
                items.size() > PER_PAGE && !which.equals("repair") ? cursor(shown.get(PER_PAGE - 1)) : null);
    }

    List<IncidentItem> all(@Nullable String show, @Nullable String service) {
        var which = show != null && WHICH.contains(show) ? show : "all";
        return which.equals("repair")
                ? list.those(repairs.incidents())
                : list.page(
                        filter(which, services(service == null || service.isBlank() ? null : service)), MOST_IN_A_FILE);
    }

    private List<IncidentItem> items(IncidentFilter filter, @Nullable String cursor) {
        var parts = cursor == null ? new String[0] : cursor.split("_", 2);
        try {
            return parts.length == 2
                    ? list.page(filter, Instant.parse(parts[0]), Long.parseLong(parts[1]), PER_PAGE + 1)
                    : list.page(filter, PER_PAGE + 1);
        } catch (DateTimeException | NumberFormatException e) {
            return list.page(filter, PER_PAGE + 1);
        }
    }

    private static String cursor(IncidentItem last) {
        return last.beganAt() + "_" + last.id();
    }

    private IncidentFilter filter(String which, @Nullable List<Long> services) {
        return new IncidentFilter(
                services, null, which.equals("open") ? Boolean.TRUE : null, which.equals("undecided"), null, null);
    }

    private @Nullable List<Long> services(@Nullable String name) {
        return name == null
                ? null
                : jdbc.sql("select service_id from catalog.service_names where alias = :name")
                        .param("name", name.strip().toLowerCase(Locale.ROOT))
                        .query(Long.class)
                        .list();
    }

    private List<IncidentsPage.Tab> tabs() {
        return List.of(
                new IncidentsPage.Tab("all", "All", 0),
                new IncidentsPage.Tab(
                        "open", "Open", list.count(new IncidentFilter(null, null, true, false, null, null))),
                new IncidentsPage.Tab(
                        "undecided",
                        "Undecided",
                        list.count(new IncidentFilter(
                                null, null, null, true, clock.instant().minus(COUNTED), null))),
                new IncidentsPage.Tab("repair", "To put right", repairs.count()));
    }

    /** Open ones before all others; weeks begin on Monday. */
    private static List<IncidentsPage.Week> weeks(List<IncidentItem> items, ZoneId zone) {
        var weeks = new LinkedHashMap<String, List<IncidentItem>>();
        items.stream()
                .filter(IncidentItem::isOpen)
                .forEach(item ->
                        weeks.computeIfAbsent("Open", any -> new ArrayList<>()).add(item));
        items.stream()
                .filter(item -> !item.isOpen())
                .forEach(item -> weeks.computeIfAbsent(
                                "Week of " + DAY.format(monday(item.beganAt(), zone)), any -> new ArrayList<>())
                        .add(item));
        return weeks.entrySet().stream()
                .map(week -> new IncidentsPage.Week(
                        week.getKey().toLowerCase(Locale.ROOT).replace(' ', '-'), week.getKey(), week.getValue()))
                .toList();
    }

    private static LocalDate monday(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
