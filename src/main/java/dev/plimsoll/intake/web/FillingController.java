package dev.plimsoll.intake.web;

import dev.plimsoll.intake.history.Filling;
import dev.plimsoll.intake.history.Fillings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Fills in what was before the webhooks of a source; its table fetches itself while something is under way. */
@Controller
class FillingController {

    private static final String BACK = "redirect:/sources/{name}#history";

    private final SourceQuery sources;
    private final Fillings fillings;

    FillingController(SourceQuery sources, Fillings fillings) {
        this.sources = sources;
        this.fillings = fillings;
    }

    @GetMapping("/sources/{name}/history")
    String panel(@PathVariable String name, Model model) {
        var source = sources.named(name);
        model.addAttribute("source", source);
        show(source, model);
        return "intake/history :: table";
    }

    @PostMapping("/sources/{name}/history")
    String begin(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String repository,
            @RequestParam(defaultValue = "0") int days,
            RedirectAttributes next) {
        var source = sources.named(name);
        var wanted = repository.strip();
        fillings.begin(source.name(), wanted, days)
                .ifPresentOrElse(
                        why -> next.addFlashAttribute("refused", why),
                        () -> next.addFlashAttribute(
                                "done", "The history of %s is being filled in.".formatted(wanted)));
        return BACK;
    }

    @PostMapping("/sources/{name}/history/{number:\\d{1,18}}/resumption")
    String resume(@PathVariable String name, @PathVariable long number, RedirectAttributes next) {
        if (fillings.resume(sources.named(name).name(), number)) {
            next.addFlashAttribute("done", "It goes on where it stopped.");
        } else {
            next.addFlashAttribute("refused", "Nothing was changed: it has not stopped, or another one is under way.");
        }
        return BACK;
    }

    /** Adds what the panel shows; only a source that can be asked has it. */
    void show(SourceRow source, Model model) {
        var newest = fillings.newest(source.name());
        model.addAttribute("canFill", fillings.isPossible(source.name()));
        model.addAttribute("fillings", newest);
        model.addAttribute("filling", newest.stream().anyMatch(Filling::isRunning));
    }
}
