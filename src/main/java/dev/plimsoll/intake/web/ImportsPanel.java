package dev.plimsoll.intake.web;

import dev.plimsoll.intake.Import;
import dev.plimsoll.intake.Imports;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The table of imports on the page of the event API: it fetches itself while one of them runs. */
@Controller
class ImportsPanel {

    private static final int ROWS = 10;

    private final SourceQuery sources;
    private final Imports imports;

    ImportsPanel(SourceQuery sources, Imports imports) {
        this.sources = sources;
        this.imports = imports;
    }

    @GetMapping("/sources/{name}/imports")
    String panel(@PathVariable String name, Model model) {
        var source = sources.named(name);
        model.addAttribute("source", source);
        show(source, model);
        return "intake/imports :: told";
    }

    /** Adds what the panel shows; only the event API takes imports. */
    void show(SourceRow source, Model model) {
        var newest = source.isBuiltIn() ? imports.newest(ROWS) : List.<Import>of();
        var lines = newest.stream().map(ImportLine::new).toList();
        model.addAttribute("imports", lines);
        model.addAttribute("running", lines.stream().anyMatch(ImportLine::isRunning));
    }
}
