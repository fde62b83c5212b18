package dev.plimsoll.metrics.web;

import dev.plimsoll.deployments.InvalidCursor;
import dev.plimsoll.deployments.NameNotFound;
import dev.plimsoll.deployments.UnknownWord;
import dev.plimsoll.metrics.WindowRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** What all pages of the measures need: who may mark, and what to say where an address cannot be answered. */
@ControllerAdvice(basePackageClasses = DoraProblems.class)
class DoraProblems {

    /** Keeps what the page's frame shows where a view finds it that has no model: the one about a problem. */
    @ModelAttribute
    void keep(@ModelAttribute("frame") Object frame, HttpServletRequest request) {
        request.setAttribute("frame", frame);
    }

    @ModelAttribute("mayMark")
    boolean mayMark(HttpServletRequest request) {
        return Stream.of("APPROVER", "ADMIN").anyMatch(request::isUserInRole);
    }

    @ExceptionHandler({WindowRefused.class, NameNotFound.class, UnknownWord.class, InvalidCursor.class})
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    ModelAndView refused(RuntimeException failure) {
        return new ModelAndView("metrics/refused", Map.of("why", Objects.requireNonNull(failure.getMessage())));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView unknown(UnknownMeasure failure) {
        return new ModelAndView("metrics/unknown", Map.of("why", Objects.requireNonNull(failure.getMessage())));
    }
}
