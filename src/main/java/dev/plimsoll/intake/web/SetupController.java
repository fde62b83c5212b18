package dev.plimsoll.intake.web;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How to make a sender send here, and whether it does already. */
@Controller
class SetupController {

    private final SourceQuery sources;
    private final FirstEventQuery firstEvents;
    private final Kinds kinds;
    private final PublicAddress address;
    private final ShownOnce shown;
    private final Clock clock;

    SetupController(
            SourceQuery sources,
            FirstEventQuery firstEvents,
            Kinds kinds,
            PublicAddress address,
            ShownOnce shown,
            Clock clock) {
        this.sources = sources;
        this.firstEvents = firstEvents;
        this.kinds = kinds;
        this.address = address;
        this.shown = shown;
        this.clock = clock;
    }

    /** The secret is in the model once: right after it was made. */
    @GetMapping("/sources/{name}/setup")
    String page(@PathVariable String name, Model model) {
        var source = sources.named(name);
        model.addAttribute("source", source);
        model.addAttribute("kindTitle", kinds.title(source.kind()));
        model.addAttribute("first", firstEvents.of(source));
        var secret = shown.take(name, model);
        model.addAttribute("secret", secret);
        model.addAttribute("sample", sample(source, secret));
        model.addAttribute("steps", kinds.guide(source.kind()).filledIn(address.base() + source.path(), secret));
        return "intake/setup";
    }

    /**
     * The waiting panel, for a page that shows it already.
     *
     * @param seen what the page shows; if that is still all, the answer is 204 and nothing moves
     */
    @GetMapping("/sources/{name}/first-event")
    Object panel(@PathVariable String name, @RequestParam(defaultValue = "") String seen) {
        var source = sources.named(name);
        var first = firstEvents.of(source);
        if (first.sign().equals(seen)) {
            return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
        }
        return new ModelAndView("intake/first-event :: turned")
                .addObject("source", source)
                .addObject("first", first);
    }

    private Sample sample(SourceRow source, @Nullable String secret) {
        return new Sample(
                address.base() + source.path(), secret, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }
}
