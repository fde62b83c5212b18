package dev.plimsoll.intake.web;

import dev.plimsoll.intake.ExposureState;
import dev.plimsoll.intake.Exposures;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says what became of a credential that was sent. */
@Controller
class ExposuresController {

    private static final String BACK = "redirect:/sources/{name}#exposures";

    private final Exposures exposures;

    ExposuresController(Exposures exposures) {
        this.exposures = exposures;
    }

    @PostMapping("/sources/{name}/exposures/{number:\\d{1,18}}/rotation")
    String rotated(
            @PathVariable String name,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            RedirectAttributes next) {
        var words = reason.isBlank() ? "It was replaced." : reason;
        exposures.decide(name, number, ExposureState.ROTATED, person.getName(), words);
        next.addFlashAttribute("done", "Marked as rotated. If it is sent again, it is open again.");
        return BACK;
    }

    @PostMapping("/sources/{name}/exposures/{number:\\d{1,18}}/dismissal")
    String dismissed(
            @PathVariable String name,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            RedirectAttributes next) {
        if (reason.isBlank()) {
            next.addFlashAttribute("refused", "Nothing was changed: say why it does no harm, then dismiss it.");
            return BACK;
        }
        exposures.decide(name, number, ExposureState.DISMISSED, person.getName(), reason);
        next.addFlashAttribute("done", "Dismissed.");
        return BACK;
    }
}
