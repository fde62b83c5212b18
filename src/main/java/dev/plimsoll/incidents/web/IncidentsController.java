package dev.plimsoll.incidents.web;

import dev.plimsoll.Csv;
import dev.plimsoll.incidents.IncidentItem;
import dev.plimsoll.incidents.IncidentRefusal;
import dev.plimsoll.incidents.PlacementActs;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of incidents, and what has to be put right in it. */
@Controller
class IncidentsController {

    private static final String VIEW = "incidents/incidents";
    private static final List<String> COLUMNS = List.of(
            "key",
            "title",
            "services",
            "environment",
            "severity",
            "began_at",
            "opened_at",
            "restored_at",
            "resolved_at",
            "deployment",
            "commit",
            "state",
            "rule",
            "counts_as_failure");

    private final IncidentsReading reading;
    private final PlacementActs acts;

    IncidentsController(IncidentsReading reading, PlacementActs acts) {
        this.reading = reading;
        this.acts = acts;
    }

    @GetMapping("/incidents")
    String list(
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String cursor,
            ZoneId zone,
            Model model) {
        model.addAttribute("page", reading.page(show, service, cursor, zone));
        return VIEW;
    }

    @GetMapping(path = "/incidents", params = "format=csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String service) {
        return new Csv(
                        "incidents",
                        COLUMNS,
                        reading.all(show, service).stream()
                                .<List<?>>map(IncidentsController::row)
                                .toList(),
                        null)
                .answer();
    }

    private static List<?> row(IncidentItem item) {
        var attribution = item.attribution();
        var deployed = item.deployment();
        return Arrays.asList(
                item.key(),
                item.title(),
                item.services().stream().map(service -> service.name()).collect(Collectors.joining(" ")),
                item.environment(),
                item.severity(),
                item.beganAt(),
                item.openedAt(),
                item.restoredAt(),
                item.resolvedAt(),
                deployed == null ? null : deployed.id(),
                deployed == null ? null : deployed.sha(),
                attribution.state(),
                attribution.rule(),
                item.isUndecided() ? "undecided" : attribution.isChangeFailure() ? "yes" : "no");
    }

    /** Says which service an alert is about. */
    @PostMapping("/incidents/repair")
    String repair(
            @RequestParam long alert,
            @RequestParam(defaultValue = "") String service,
            Principal person,
            ZoneId zone,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        try {
            acts.repairAlert(alert, service, person.getName());
            return "redirect:/incidents?show=repair";
        } catch (IncidentRefusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refused.getMessage());
            return list("repair", null, null, zone, model);
        }
    }
}
