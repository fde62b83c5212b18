package dev.plimsoll.intake.web;

import dev.plimsoll.intake.InvalidSource;
import dev.plimsoll.intake.Sources;
import dev.plimsoll.intake.WebhookSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Makes a source: pick a kind, give it a name, get its secret once. */
@Controller
class NewSourceController {

    private final Sources sources;
    private final SourceQuery known;
    private final Kinds kinds;
    private final ShownOnce shown;

    NewSourceController(Sources sources, SourceQuery known, Kinds kinds, ShownOnce shown) {
        this.sources = sources;
        this.known = known;
        this.kinds = kinds;
        this.shown = shown;
    }

    @GetMapping("/sources/new")
    String page(Model model) {
        model.addAllAttributes(form());
        return "intake/new";
    }

    /** @param secret that the sender made; where none is given, one is made and shown */
    @PostMapping("/sources")
    String make(
            @RequestParam String name,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String secret,
            RedirectAttributes next) {
        if (!secret.isBlank() || kinds.makesItsSecret(kind)) {
            sources.createWith(name.strip(), kind, secret);
        } else {
            shown.hand(sources.create(name.strip(), kind), name.strip(), next);
        }
        next.addAttribute("name", name.strip());
        return "redirect:/sources/{name}/setup";
    }

    /** The form once more, with what was typed and why it cannot be. */
    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    ModelAndView refused(InvalidSource failure, HttpServletRequest request) {
        return new ModelAndView("intake/new", form())
                .addObject("refusal", failure.getMessage())
                .addObject("refusedField", failure.field())
                .addObject("typedKind", request.getParameter("kind"))
                .addObject("typedName", request.getParameter("name"));
    }

    private Map<String, Object> form() {
        var taken = known.all().stream().map(SourceRow::name).toList();
        var suggestions = new LinkedHashMap<String, String>();
        for (var kind : kinds.makeable()) {
            suggestions.put(kind.kind(), free(kind.kind(), taken));
        }
        var titles = kinds.makeable().stream().collect(Collectors.toMap(WebhookSource::kind, WebhookSource::title));
        var guides = kinds.makeable().stream().collect(Collectors.toMap(WebhookSource::kind, WebhookSource::guide));
        return Map.of("suggestions", suggestions, "titles", titles, "guides", guides);
    }

    /** The kind itself, or with the first number from 2 on that makes it new. */
    private static String free(String kind, List<String> taken) {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> n == 1 ? kind : kind + "-" + n)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElse("");
    }
}
