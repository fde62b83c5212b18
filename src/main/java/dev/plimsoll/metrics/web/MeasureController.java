package dev.plimsoll.metrics.web;

import dev.plimsoll.CsvStream;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.RowTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
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
    private final AllRows allRows;

    MeasureController(DoraQuery query, MeasurePage page, AllRows allRows) {
        this.query = query;
        this.page = page;
        this.allRows = allRows;
    }

    @GetMapping("/dora/{measure}")
    String show(@PathVariable String measure, @ModelAttribute("ask") DoraAsk ask, ZoneId zone, Model model) {
        var known = known(measure);
        var asked = query.question(ask, zone);
        model.addAttribute("ask", asked.ask());
        model.addAttribute("view", page.view(known, asked));
        return "metrics/measure";
    }

    @GetMapping("/dora/{measure}.csv")
    void csv(
            @PathVariable String measure,
            @ModelAttribute("ask") DoraAsk ask,
            ZoneId zone,
            HttpServletResponse response) {
        var known = known(measure);
        var rows = allRows.of(known, query.question(ask, zone).question());
        var table = CsvStream.begin(response, known.word().replace('_', '-'), RowTable.COLUMNS);
        rows.forEach(row -> table.add(RowTable.line(row)));
    }

    private static Measure known(String word) {
        return Measure.of(word).orElseThrow(() -> new UnknownMeasure("No measure is called “%s”".formatted(word)));
    }
}
