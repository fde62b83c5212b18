package dev.plimsoll.intake.web;

import dev.plimsoll.intake.versions.InvalidEndpoint;
import dev.plimsoll.intake.versions.VersionEndpoints;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** One version endpoint: what it said last, what it was asked about, and how it is read. */
@Controller
@RequestMapping("/sources/versions/{id}")
class VersionEndpointController {

    private final VersionEndpoints endpoints;
    private final VersionQuery versions;

    VersionEndpointController(VersionEndpoints endpoints, VersionQuery versions) {
        this.endpoints = endpoints;
        this.versions = versions;
    }

    @GetMapping
    ModelAndView page(@PathVariable long id) {
        var line = versions.numbered(id);
        return page(line, VersionForm.of(line));
    }

    @PostMapping
    String change(@PathVariable long id, HttpServletRequest request) {
        versions.numbered(id);
        endpoints.change(id, VersionForm.of(request).draft());
        return "redirect:/sources/versions/{id}";
    }

    @PostMapping("/trial")
    ModelAndView tryOut(@PathVariable long id, HttpServletRequest request) {
        var line = versions.numbered(id);
        var form = line.isDeclared() ? VersionForm.of(line) : VersionForm.of(request);
        return page(line, form).addObject("trial", endpoints.tryOut(form.draft()));
    }

    @PostMapping("/pause")
    String pause(@PathVariable long id) {
        endpoints.enable(id, false);
        return "redirect:/sources/versions/{id}";
    }

    @PostMapping("/pause/removal")
    String goOn(@PathVariable long id) {
        endpoints.enable(id, true);
        return "redirect:/sources/versions/{id}";
    }

    @PostMapping("/removal")
    String remove(@PathVariable long id) {
        endpoints.remove(id);
        return "redirect:/sources/versions";
    }

    /** The page once more, with what was typed and why it cannot be. */
    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    ModelAndView refused(InvalidEndpoint failure, HttpServletRequest request) {
        var line = versions.numbered(id(request));
        var form = request.getParameter("url") == null ? VersionForm.of(line) : VersionForm.of(request);
        return page(line, form).addObject("refusal", failure);
    }

    private ModelAndView page(EndpointLine line, VersionForm form) {
        return new ModelAndView(
                "intake/version",
                Map.of(
                        "endpoint", line,
                        "checks", versions.checksOf(line.id()),
                        "form", form,
                        "services", versions.services(),
                        "environments", versions.environments()));
    }

    private static long id(HttpServletRequest request) {
        var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return Long.parseLong(String.valueOf(variables.get("id")));
    }
}
