package dev.plimsoll.audit.api;

import dev.plimsoll.audit.AuditFilter;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says what went wrong when a program asked the audit log, as RFC 9457 problem details. */
@RestControllerAdvice(basePackageClasses = AuditProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class AuditProblems {

    @ExceptionHandler
    ProblemDetail invalid(InvalidCursor failure) {
        return problem("invalid-cursor", "Start from the first page", String.valueOf(failure.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidHead failure) {
        return problem("invalid-parameter", "Correct the parameters", String.valueOf(failure.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail invalid(OutOfReach failure) {
        return problem(
                "invalid-parameter",
                "Correct the parameter " + failure.parameter(),
                String.valueOf(failure.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownChannel failure) {
        var problem = problem("unknown-word", "Correct the parameter via", String.valueOf(failure.getMessage()));
        problem.setProperty("words", AuditFilter.CHANNELS);
        return problem;
    }

    @ExceptionHandler
    ProblemDetail mistyped(MethodArgumentNotValidException failure) {
        var field = Objects.requireNonNull(failure.getBindingResult().getFieldError());
        return mistyped(field.getField(), field.getRejectedValue());
    }

    @ExceptionHandler
    ProblemDetail mistyped(MethodArgumentTypeMismatchException failure) {
        return mistyped(failure.getName(), failure.getValue());
    }

    private static ProblemDetail mistyped(String parameter, @Nullable Object value) {
        return problem(
                "invalid-parameter",
                "Correct the parameter " + parameter,
                "“%s” cannot be “%s”.%s"
                        .formatted(
                                parameter,
                                value,
                                parameter.equals("from") || parameter.equals("to")
                                        ? " A time is written as 2026-11-24T09:30:00Z."
                                        : ""));
    }

    private static ProblemDetail problem(String type, String title, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
        problem.setType(URI.create("/problems/" + type));
        problem.setTitle(title);
        return problem;
    }
}
