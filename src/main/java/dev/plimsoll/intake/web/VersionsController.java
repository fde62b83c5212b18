package dev.plimsoll.intake.web;

import dev.plimsoll.intake.versions.InvalidEndpoint;
import dev.plimsoll.intake.versions.VersionEndpoints;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The version endpoints: which there are, what they say, and how to make one. */
@Controller
@RequestMapping("/sources/versions")
class VersionsController {

    private static final String FORM = "intake/version-new";

    private final VersionEndpoints endpoints;
    private final VersionQuery versions;

    VersionsController(VersionEndpoints endpoints, VersionQuery versions) {
        this.endpoints = endpoints;
        this.versions = versions;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String service, Model model) {
        var asked = service == null || service.isBlank() ? null : service.strip();
        model.addAttribute("service", asked);
        model.addAttribute("endpoints", versions.all(asked));
        model.addAttribute("most", VersionQuery.MOST);
        return "intake/versions";
    }

    @GetMapping("/new")
    ModelAndView blank(HttpServletRequest request) {
        return form(VersionForm.of(request));
    }

    @PostMapping
    String make(HttpServletRequest request, RedirectAttributes next) {
        next.addAttribute("id", endpoints.create(VersionForm.of(request).draft()));
        return "redirect:/sources/versions/{id}";
    }

    @PostMapping("/trial")
    ModelAndView tryOut(HttpServletRequest request) {
        var form = VersionForm.of(request);
        return form(form).addObject("trial", endpoints.tryOut(form.draft()));
    }

    /** The form once more, with what was typed and why it cannot be. */
    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    ModelAndView refused(InvalidEndpoint failure, HttpServletRequest request) {
        return form(VersionForm.of(request)).addObject("refusal", failure);
    }

    private ModelAndView form(VersionForm form) {
        return new ModelAndView(
                FORM, Map.of("form", form, "services", versions.services(), "environments", versions.environments()));
    }
}
