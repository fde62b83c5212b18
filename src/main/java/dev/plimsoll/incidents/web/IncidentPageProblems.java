package dev.plimsoll.incidents.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** What all pages of incidents need: who may write, and what to say where there is no incident. */
@ControllerAdvice(basePackageClasses = IncidentPageProblems.class)
class IncidentPageProblems {

    /** Keeps what the page's frame shows where a view finds it that has no model: the one about a problem. */
    @ModelAttribute
    void keep(@ModelAttribute("frame") Object frame, HttpServletRequest request) {
        request.setAttribute("frame", frame);
    }

    /** Whoever may report facts may also write them down by hand. */
    @ModelAttribute("mayWrite")
    boolean mayWrite(HttpServletRequest request) {
        return Stream.of("REPORTER", "APPROVER", "ADMIN").anyMatch(request::isUserInRole);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView unknown(UnknownIncident failure) {
        return new ModelAndView("incidents/unknown", Map.of("name", failure.name()));
    }
}
