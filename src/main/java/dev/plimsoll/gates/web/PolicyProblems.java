package dev.plimsoll.gates.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** Says what an address led to when it led to no policy. */
@ControllerAdvice(assignableTypes = {PolicyController.class, PolicyFormController.class})
class PolicyProblems {

    /** Keeps what the page's frame shows where a view finds it that has no model: the one about a problem. */
    @ModelAttribute
    void keep(@ModelAttribute("frame") Object frame, HttpServletRequest request) {
        request.setAttribute("frame", frame);
    }

    @ExceptionHandler(NoSuchPolicy.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView unknown(NoSuchPolicy failure) {
        return new ModelAndView("gates/policy-unknown", Map.of("sentence", String.valueOf(failure.getMessage())));
    }
}
