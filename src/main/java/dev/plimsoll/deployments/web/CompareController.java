package dev.plimsoll.deployments.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two environments side by side, or one at two instants. */
@Controller
@RequestMapping("/compare")
class CompareController {

    private final Compare compare;
    private final CompareQuery query;
    private final Clock clock;

    CompareController(Compare compare, CompareQuery query, Clock clock) {
        this.compare = compare;
        this.query = query;
        this.clock = clock;
    }

    /** Null while there is no environment at all. */
    @ModelAttribute("ask")
    @Nullable
    CompareAsk ask(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String at2,
            @RequestParam(defaultValue = "") String show,
            ZoneId zone,
            Model model) {
        var environments = query.environments();
        model.addAttribute("environments", environments);
        if (environments.isEmpty()) {
            return null;
        }
        return new CompareAsk(
                named(from, environments, 2),
                named(to, environments, 1),
                team.isBlank() ? null : team.strip(),
                AsOf.of(at, zone, clock.instant()),
                AsOf.of(at2, zone, clock.instant()),
                show.equals(CompareAsk.ALL));
    }

    @GetMapping
    String page(@ModelAttribute("ask") @Nullable CompareAsk ask, Model model) {
        model.addAttribute("teams", query.teams());
        if (ask != null && !ask.isOfOnePlace()) {
            var comparison = compare.of(ask);
            model.addAttribute("comparison", comparison);
            model.addAttribute("markdown", CompareMarkdown.of(comparison, clock.instant()));
        }
        return "deployments/compare";
    }

    @GetMapping(params = "format=csv")
    ResponseEntity<byte[]> csv(@ModelAttribute("ask") @Nullable CompareAsk ask) {
        return CompareExport.csv(asked(ask));
    }

    @GetMapping(params = "format=json")
    ResponseEntity<CompareExport.Json> json(@ModelAttribute("ask") @Nullable CompareAsk ask) {
        return CompareExport.json(asked(ask), clock.instant());
    }

    @GetMapping(params = "format=md")
    ResponseEntity<byte[]> markdown(@ModelAttribute("ask") @Nullable CompareAsk ask) {
        return CompareMarkdown.file(asked(ask), clock.instant());
    }

    private Comparison asked(@Nullable CompareAsk ask) {
        return ask == null
                ? new Comparison(new CompareAsk("", "", null, null, null, true), List.of())
                : compare.of(ask);
    }

    /** Where nothing is asked for, the last environments of the order of promotion. */
    private static String named(String name, List<String> environments, int fromTheEnd) {
        if (name.isBlank()) {
            return environments.get(Math.max(0, environments.size() - fromTheEnd));
        }
        var wanted = name.strip().toLowerCase(Locale.ROOT);
        return environments.stream()
                .filter(one -> one.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UnknownEnvironment(name.strip(), environments));
    }
}
