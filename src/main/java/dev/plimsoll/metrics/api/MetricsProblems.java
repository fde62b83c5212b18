package dev.plimsoll.metrics.api;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.deployments.AskProblems;
import dev.plimsoll.incidents.IncidentRefusal;
import dev.plimsoll.metrics.WindowRefused;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says what went wrong when a program asked about delivery, as RFC 9457 problem details. */
@RestControllerAdvice(basePackageClasses = MetricsProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class MetricsProblems extends AskProblems {

    MetricsProblems(PlimsollProperties properties) {
        super(HttpStatus.BAD_REQUEST, "of " + properties.zone());
    }

    @ExceptionHandler
    ProblemDetail refused(WindowRefused failure) {
        return problem(
                HttpStatus.BAD_REQUEST, "invalid-parameter", "Correct the parameter " + failure.parameter(), failure);
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownMeasure failure) {
        var problem = problem(HttpStatus.NOT_FOUND, "unknown-measure", "Ask for one of the measures", failure);
        problem.setProperty("words", UnknownMeasure.words());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail refused(RuleRefused failure) {
        return refused(failure.field(), failure);
    }

    @ExceptionHandler
    ProblemDetail refused(IncidentRefusal failure) {
        return refused("attribution_window_hours", failure);
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException failure) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "unreadable",
                "Correct the body",
                new IllegalArgumentException(
                        "The body must be a JSON object such as {\"severity_threshold\": \"high\", \"blame\": \"one\", \"attribution_window_hours\": {\"pay\": 48}}"));
    }

    private static ProblemDetail refused(String field, RuntimeException failure) {
        var problem = problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-field", "Correct the field " + field, failure);
        problem.setProperty("field", field);
        return problem;
    }
}
