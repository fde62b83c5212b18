package dev.plimsoll.incidents.api;

import dev.plimsoll.deployments.AskProblems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says what went wrong when a program asked about incidents, as RFC 9457 problem details. */
@RestControllerAdvice(basePackageClasses = IncidentProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class IncidentProblems extends AskProblems {

    IncidentProblems() {
        super(HttpStatus.NOT_FOUND, "UTC");
    }

    @ExceptionHandler
    ProblemDetail notFound(IncidentNotFound failure) {
        return problem(HttpStatus.NOT_FOUND, "unknown-incident", "Ask for an incident that was reported", failure);
    }
}
