package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.MarkRefusal;
import dev.plimsoll.metrics.MarkWord;
import dev.plimsoll.metrics.Marks;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people say of deployments: the list, the form, and taking a mark back. */
@Controller
@RequestMapping("/dora/marks")
class MarksController {

    private static final int SHOWN = 200;
    private static final String FORM = "metrics/mark";

    private final Marks marks;

    MarksController(Marks marks) {
        this.marks = marks;
    }

    @GetMapping
    String list(Model model) {
        var latest = marks.latest(SHOWN + 1);
        model.addAttribute("marks", latest.subList(0, Math.min(SHOWN, latest.size())));
        model.addAttribute("isCut", latest.size() > SHOWN);
        return "metrics/marks";
    }

    @GetMapping("/new")
    String form(@RequestParam long deployment, @RequestParam(defaultValue = "excluded") String word, Model model) {
        return form(deployment, word, "", model);
    }

    @PostMapping
    String mark(
            @RequestParam long deployment,
            @RequestParam(defaultValue = "") String word,
            @RequestParam(defaultValue = "") String because,
            Principal person,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        try {
            marks.mark(deployment, MarkWord.of(word).orElse(null), because, person.getName());
            told.addFlashAttribute("told", "Noted: it counts from now on, in every window");
            return "redirect:/dora/marks";
        } catch (MarkRefusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refused.getMessage());
            return form(deployment, word, because, model);
        }
    }

    @PostMapping("/{id:\\d{1,18}}/lift")
    String lift(
            @PathVariable long id,
            Principal person,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        try {
            marks.lift(id, person.getName());
            told.addFlashAttribute("told", "Lifted: the deployment counts as it did before");
            return "redirect:/dora/marks";
        } catch (MarkRefusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refused.getMessage());
            return list(model);
        }
    }

    private String form(long deployment, String word, String because, Model model) {
        var subject = marks.subject(deployment)
                .orElseThrow(
                        () -> new UnknownMeasure("There is no deployment with the number %d".formatted(deployment)));
        model.addAttribute("typed", Map.of("word", word, "because", because));
        model.addAttribute("deployment", deployment);
        model.addAttribute("subject", Objects.requireNonNull(subject));
        model.addAttribute("standing", marks.standing(deployment).orElse(null));
        model.addAttribute("words", MarkWord.values());
        model.addAttribute("longest", Marks.LONGEST);
        return FORM;
    }
}
