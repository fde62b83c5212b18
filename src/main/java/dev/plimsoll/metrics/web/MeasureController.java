package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Measure;
import java.time.ZoneId;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** One measure: its value, how it spreads, and every row behind it and beside it. */
@Controller
class MeasureController {

    private final DoraQuery query;
    private final MeasurePage page;

    MeasureController(DoraQuery query, MeasurePage page) {
        this.query = query;
        this.page = page;
    }

    @GetMapping("/dora/{measure}")
    String show(@PathVariable String measure, @ModelAttribute("ask") DoraAsk ask, ZoneId zone, Model model) {
        var known = known(measure);
        model.addAttribute("view", page.view(known, query.question(ask, zone)));
        return "metrics/measure";
    }

    @GetMapping("/dora/{measure}.csv")
    ResponseEntity<byte[]> csv(@PathVariable String measure, @ModelAttribute("ask") DoraAsk ask, ZoneId zone) {
        var known = known(measure);
        return RowTable.of(known, page.all(known, query.question(ask, zone))).answer();
    }

    private static Measure known(String word) {
        return Measure.of(word).orElseThrow(() -> new UnknownMeasure("No measure is called “%s”".formatted(word)));
    }
}
