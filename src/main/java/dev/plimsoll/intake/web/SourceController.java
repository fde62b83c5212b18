package dev.plimsoll.intake.web;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** One source: its secrets, without their values, and what it sent. */
@Controller
class SourceController {

    private static final int ROWS = 50;

    private final SourceQuery sources;
    private final DeliveryQuery deliveries;
    private final Hearings hearings;
    private final RejectionQuery rejections;
    private final ExposureQuery exposures;
    private final Kinds kinds;
    private final PublicAddress address;
    private final ImportsPanel imports;
    private final FillingController history;

    SourceController(
            SourceQuery sources,
            DeliveryQuery deliveries,
            Hearings hearings,
            RejectionQuery rejections,
            ExposureQuery exposures,
            Kinds kinds,
            PublicAddress address,
            ImportsPanel imports,
            FillingController history) {
        this.sources = sources;
        this.deliveries = deliveries;
        this.hearings = hearings;
        this.rejections = rejections;
        this.exposures = exposures;
        this.kinds = kinds;
        this.address = address;
        this.imports = imports;
        this.history = history;
    }

    @GetMapping("/sources/{name}")
    String page(@PathVariable String name, @ModelAttribute("ask") DeliveryAsk ask, Model model) {
        var source = sources.named(name);
        imports.show(source, model);
        history.show(source, model);
        model.addAttribute("hearing", hearings.now().get(name));
        model.addAttribute("guide", kinds.guide(source.kind()));
        model.addAllAttributes(Map.of(
                "source", source,
                "kindTitle", kinds.title(source.kind()),
                "url", address.base() + source.path(),
                "secrets", sources.secretsOf(source),
                "rejections", rejections.of(source),
                "exposures", exposures.of(source),
                "events", deliveries.eventsOf(source),
                "outcomes", OutcomeMark.values(),
                "deliveries", deliveries.of(source, ask, ROWS)));
        return "intake/source";
    }

    @GetMapping(path = "/sources/{name}", params = "format=csv")
    ResponseEntity<byte[]> csv(@PathVariable String name, @ModelAttribute DeliveryAsk ask) {
        return DeliveryExport.csv(ask, deliveries.of(sources.named(name), ask, DeliveryExport.MOST));
    }

    @GetMapping(path = "/sources/{name}", params = "format=json")
    ResponseEntity<DeliveryExport.Json> json(@PathVariable String name, @ModelAttribute DeliveryAsk ask) {
        return DeliveryExport.json(deliveries.of(sources.named(name), ask, DeliveryExport.MOST));
    }
}
