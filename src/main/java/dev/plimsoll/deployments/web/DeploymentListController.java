package dev.plimsoll.deployments.web;

import dev.plimsoll.PlimsollProperties;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** All deployments, newest first, narrowed by the address. */
@Controller
@RequestMapping("/deployments")
class DeploymentListController {

    private static final int ROWS = 100;

    /** Without a first day the list reaches this far back, unless it is of those still under way. */
    private static final int DAYS = 90;

    private final HistoryQuery history;
    private final ServiceDirectory services;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    DeploymentListController(
            HistoryQuery history,
            ServiceDirectory services,
            JdbcClient jdbc,
            Clock clock,
            PlimsollProperties properties) {
        this.history = history;
        this.services = services;
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = properties.zone();
    }

    @GetMapping
    String page(@ModelAttribute("ask") ListAsk ask, Model model) {
        model.addAttribute("history", history.history(filter(ask), ROWS));
        model.addAttribute("states", states());
        model.addAttribute("environments", environments());
        model.addAttribute("from", from(ask));
        return "deployments/list";
    }

    @GetMapping(params = "format=csv")
    ResponseEntity<byte[]> csv(@ModelAttribute("ask") ListAsk ask) {
        return HistoryExport.csv(history.history(filter(ask), HistoryExport.MOST));
    }

    @GetMapping(params = "format=json")
    ResponseEntity<HistoryExport.Json> json(@ModelAttribute("ask") ListAsk ask) {
        return HistoryExport.json(history.history(filter(ask), HistoryExport.MOST));
    }

    private DeploymentFilter filter(ListAsk ask) {
        var from = from(ask);
        return new DeploymentFilter(
                ask.service() == null ? null : services.named(ask.service()).id(),
                ask.environment(),
                ask.state(),
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                ask.to() == null
                        ? null
                        : ask.to().plusDays(1).atStartOfDay(zone).toInstant(),
                Cursor.of(ask.cursor()).orElse(null));
    }

    private @Nullable LocalDate from(ListAsk ask) {
        return Optional.ofNullable(ask.from())
                .orElseGet(() -> isOpen(ask.state())
                        ? null
                        : LocalDate.ofInstant(clock.instant(), zone).minusDays(DAYS));
    }

    private static boolean isOpen(@Nullable String state) {
        return states().stream().anyMatch(one -> one.isOpen() && one.state().equals(state));
    }

    private static List<StateMark> states() {
        return Arrays.stream(StateMark.values())
                .filter(one -> one != StateMark.SUPERSEDED)
                .toList();
    }

    private List<String> environments() {
        return jdbc.sql("select name from catalog.environments order by position, name")
                .query((row, n) -> row.getString("name"))
                .list();
    }
}
