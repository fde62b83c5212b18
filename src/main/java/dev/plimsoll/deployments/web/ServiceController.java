package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Corrections;
import dev.plimsoll.deployments.TroubleScope;
import dev.plimsoll.deployments.Troubles;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One service: what it runs in each environment, and its deployments, newest first. */
@Controller
@RequestMapping("/services/{name}")
class ServiceController {

    private static final int ROWS = 50;
    private static final int CORRECTIONS = 10;

    private final ServiceDirectory services;
    private final Now now;
    private final Peek peek;
    private final HistoryQuery history;
    private final Corrections corrections;
    private final Troubles troubles;
    private final Clock clock;

    ServiceController(
            ServiceDirectory services,
            Now now,
            Peek peek,
            HistoryQuery history,
            Corrections corrections,
            Troubles troubles,
            Clock clock) {
        this.services = services;
        this.now = now;
        this.peek = peek;
        this.history = history;
        this.corrections = corrections;
        this.troubles = troubles;
        this.clock = clock;
    }

    @GetMapping
    String page(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String env,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var service = services.named(name);
        var after = Cursor.of(cursor).orElse(null);
        var scope = TroubleScope.ofService(service.name());
        var chosen = env == null || env.isBlank() ? null : env;
        model.addAttribute(
                "view",
                new ServiceView(
                        service,
                        now.everywhere(service),
                        peek.everywhere(service.name()),
                        peek.contradictions(service.name()),
                        corrections.ofService(service.id(), CORRECTIONS),
                        troubles.openAt(scope, clock.instant()),
                        troubles.lastClosed(scope).orElse(null),
                        chosen,
                        history.history(DeploymentFilter.of(service.id(), chosen, after), ROWS),
                        after == null));
        return "deployments/service";
    }

    @GetMapping(params = "format=csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String env,
            @RequestParam(required = false) @Nullable String cursor) {
        return HistoryExport.csv(exported(name, env, cursor));
    }

    @GetMapping(params = "format=json")
    ResponseEntity<HistoryExport.Json> json(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String env,
            @RequestParam(required = false) @Nullable String cursor) {
        return HistoryExport.json(exported(name, env, cursor));
    }

    private History exported(String name, @Nullable String env, @Nullable String cursor) {
        var filter = DeploymentFilter.of(
                services.named(name).id(), env, Cursor.of(cursor).orElse(null));
        return history.history(filter, HistoryExport.MOST);
    }
}
