package dev.plimsoll.incidents.web;

import dev.plimsoll.deployments.PointInTime;
import dev.plimsoll.incidents.NightReports;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page for somebody who was woken up: now, or at an instant that stands in the address. */
@Controller
class NightController {

    private static final String VIEW = "incidents/night";

    private final NightReports reports;
    private final Clock clock;

    NightController(NightReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping("/t")
    String now(@RequestParam(required = false) @Nullable String service, Model model) {
        model.addAttribute("report", reports.report(null, service));
        model.addAttribute("service", service);
        return VIEW;
    }

    @GetMapping("/t/{at}")
    String then(
            @PathVariable String at,
            @RequestParam(required = false) @Nullable String service,
            ZoneId zone,
            Model model) {
        var instant = PointInTime.of(at, zone, clock.instant())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("report", reports.report(instant, service));
        model.addAttribute("service", service);
        return VIEW;
    }
}
