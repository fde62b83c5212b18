package dev.plimsoll.intake.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who sends, and whether it works. */
@Controller
class SourcesController {

    private static final String STRANGERS = "(unknown)";

    private final SourceQuery sources;
    private final Kinds kinds;
    private final PublicAddress address;

    SourcesController(SourceQuery sources, Kinds kinds, PublicAddress address) {
        this.sources = sources;
        this.kinds = kinds;
        this.address = address;
    }

    @GetMapping("/sources")
    String page(Model model) {
        model.addAttribute("view", view());
        model.addAttribute("base", address.base());
        return "intake/sources";
    }

    private SourcesView view() {
        var outcomes = sources.outcomes().stream().collect(Collectors.groupingBy(OutcomeCount::source));
        var rejected = sources.rejected().stream().collect(Collectors.toMap(Rejected::source, Function.identity()));
        var cards = sources.all().stream()
                .map(source -> card(source, outcomes, rejected))
                .toList();
        return new SourcesView(cards, rejected.get(STRANGERS));
    }

    private SourceCard card(
            SourceRow source, Map<String, List<OutcomeCount>> outcomes, Map<String, Rejected> rejected) {
        return new SourceCard(
                source,
                kinds.title(source.kind()),
                outcomes.getOrDefault(source.name(), List.of()),
                rejected.get(source.name()));
    }
}
