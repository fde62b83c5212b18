package dev.plimsoll.intake.web;

import dev.plimsoll.intake.Hearing;
import dev.plimsoll.intake.KeptSearch;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who sends, and whether it works. */
@Controller
class SourcesController {

    private static final String STRANGERS = "(unknown)";

    private final SourceQuery sources;
    private final ExposureQuery exposures;
    private final Hearings hearings;
    private final KeptSearch search;
    private final Kinds kinds;
    private final PublicAddress address;

    SourcesController(
            SourceQuery sources,
            ExposureQuery exposures,
            Hearings hearings,
            KeptSearch search,
            Kinds kinds,
            PublicAddress address) {
        this.sources = sources;
        this.exposures = exposures;
        this.hearings = hearings;
        this.search = search;
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
        var exposed = exposures.open();
        var heard = hearings.now();
        var cards = sources.all().stream()
                .map(source -> card(source, heard.get(source.name()), outcomes, rejected, exposed))
                .toList();
        return new SourcesView(cards, rejected.get(STRANGERS), search.progress());
    }

    private SourceCard card(
            SourceRow source,
            @Nullable Hearing hearing,
            Map<String, List<OutcomeCount>> outcomes,
            Map<String, Rejected> rejected,
            Map<String, OpenExposures> exposed) {
        return new SourceCard(
                source,
                kinds.title(source.kind()),
                kinds.guide(source.kind()).proof(),
                hearing,
                outcomes.getOrDefault(source.name(), List.of()),
                rejected.get(source.name()),
                exposed.get(source.name()));
    }
}
