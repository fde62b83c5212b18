package dev.plimsoll.audit.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** Says why an address of the audit log leads to no list. */
@ControllerAdvice(assignableTypes = AuditController.class)
class AuditPageProblems {

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    ModelAndView invalid(InvalidDay failure) {
        return new ModelAndView("error/4xx", Map.of("message", String.valueOf(failure.getMessage())));
    }
}
