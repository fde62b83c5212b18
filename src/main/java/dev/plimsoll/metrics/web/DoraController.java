package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Definition;
import dev.plimsoll.metrics.FailureRules;
import dev.plimsoll.metrics.Report;
import dev.plimsoll.metrics.Rules;
import java.time.ZoneId;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** Delivery performance: the five measures, what they rest on, and what is behind them. */
@Controller
@RequestMapping(DoraAsk.PATH)
class DoraController {

    private final DoraQuery query;
    private final DoraPage page;
    private final FailureRules rules;

    DoraController(DoraQuery query, DoraPage page, FailureRules rules) {
        this.query = query;
        this.rules = rules;
        this.page = page;
    }

    @GetMapping
    String show(@ModelAttribute("ask") DoraAsk ask, ZoneId zone, Model model) {
        var asked = query.question(ask, zone);
        model.addAttribute("ask", asked.ask());
        model.addAttribute("view", page.view(asked));
        return "metrics/dora";
    }

    @GetMapping(params = "format=csv")
    ResponseEntity<byte[]> csv(@ModelAttribute("ask") DoraAsk ask, ZoneId zone) {
        return DoraTable.of(page.report(query.question(ask, zone))).answer();
    }

    @GetMapping(params = "format=json")
    ResponseEntity<Report> json(@ModelAttribute("ask") DoraAsk ask, ZoneId zone) {
        return ResponseEntity.ok(page.report(query.question(ask, zone)));
    }

    @GetMapping("/definitions")
    String definitions(Model model) {
        var inForce = rules.inForce();
        model.addAttribute("definitions", Definition.all(inForce));
        model.addAttribute("attributed", inForce.windowInWords());
        model.addAttribute("grouped", Rules.GROUPED_WITHIN.toHours());
        model.addAttribute("clocks", Rules.CLOCKS_DIFFER_BY.toMinutes());
        return "metrics/definitions";
    }
}
