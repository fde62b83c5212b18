package dev.plimsoll.deployments.web;

import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** Says why an address of the timeline leads to no drawing, and what would. */
@ControllerAdvice(assignableTypes = TimelineController.class)
class TimelineProblems {

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    ModelAndView refused(TimelineRefused failure) {
        return new ModelAndView(
                "deployments/timeline-refused", Map.of("why", Objects.requireNonNull(failure.getMessage())));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView unknown(NotOnTimeline failure) {
        return new ModelAndView(
                "deployments/timeline-unknown",
                Map.of("what", failure.what(), "name", failure.name(), "meant", failure.meant()));
    }
}
