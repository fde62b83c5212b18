package dev.plimsoll.intake.web;

import static dev.plimsoll.intake.web.DeliveryExport.attachment;

import dev.plimsoll.intake.Replay;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One delivery: what came in, what Plimsoll made of it, and reading it once more. */
@Controller
class DeliveryController {

    private static final String ONE = "/sources/{name}/deliveries/{number:\\d{1,18}}";

    private final SourceQuery sources;
    private final DeliveryDetail deliveries;
    private final ExposureQuery exposures;
    private final BodyText bodies;
    private final Replay replay;

    DeliveryController(
            SourceQuery sources, DeliveryDetail deliveries, ExposureQuery exposures, BodyText bodies, Replay replay) {
        this.sources = sources;
        this.deliveries = deliveries;
        this.exposures = exposures;
        this.bodies = bodies;
        this.replay = replay;
    }

    /** Knows a delivery by its number alone: whoever refers to one need not know its source. */
    @GetMapping("/sources/deliveries/{number:\\d{1,18}}")
    String find(@PathVariable long number, RedirectAttributes next) {
        next.addAttribute("name", deliveries.sourceOf(number));
        return "redirect:/sources/{name}/deliveries/{number}";
    }

    @GetMapping(ONE)
    String page(@PathVariable String name, @PathVariable long number, Model model) {
        var source = sources.named(name);
        var delivery = deliveries.of(source, number);
        model.addAttribute("source", source);
        model.addAttribute("delivery", delivery);
        model.addAttribute("headers", bodies.headers(delivery));
        model.addAttribute("body", BodyPart.of(bodies.body(delivery)));
        model.addAttribute("places", exposures.in(number));
        return "intake/delivery";
    }

    /** The bytes as they are kept, to be saved and never to be shown by a browser. */
    @GetMapping(path = ONE, params = "format=raw")
    ResponseEntity<byte[]> raw(@PathVariable String name, @PathVariable long number) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("delivery-%d.bin".formatted(number)))
                .header("X-Content-Type-Options", "nosniff")
                .body(deliveries.bodyOf(sources.named(name), number));
    }

    @PostMapping(ONE + "/replay")
    String replay(@PathVariable String name, @PathVariable long number, RedirectAttributes next) {
        deliveries.of(sources.named(name), number);
        var outcome = replay.replay(number).orElseThrow(() -> new DeliveryNotFound(number));
        next.addFlashAttribute("replayed", OutcomeMark.of(outcome.word()));
        return "redirect:/sources/{name}/deliveries/{number}";
    }
}
