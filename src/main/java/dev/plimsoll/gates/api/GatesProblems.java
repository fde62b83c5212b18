package dev.plimsoll.gates.api;

import dev.plimsoll.gates.DigestDiffers;
import dev.plimsoll.gates.GateClosed;
import dev.plimsoll.gates.GateNotFound;
import dev.plimsoll.gates.GateOver;
import dev.plimsoll.gates.GateRefusal;
import dev.plimsoll.gates.KeyReused;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says what went wrong when a pipeline asked a gate, as RFC 9457 problem details. */
@RestControllerAdvice(basePackageClasses = GatesProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class GatesProblems {

    @ExceptionHandler
    ProblemDetail unknown(GateNotFound failure) {
        return problem(HttpStatus.NOT_FOUND, "unknown-gate", "Ask with the id that the first answer gave", failure);
    }

    @ExceptionHandler
    ProblemDetail refused(GateRefusal failure) {
        var problem = problem(
                HttpStatus.UNPROCESSABLE_CONTENT, "invalid-gate-request", "Correct " + failure.field(), failure);
        problem.setProperty("field", failure.field());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail reused(KeyReused failure) {
        return problem(HttpStatus.CONFLICT, "key-reused", "Use a new Idempotency-Key", failure);
    }

    @ExceptionHandler
    ProblemDetail over(GateOver failure) {
        return problem(HttpStatus.CONFLICT, "gate-over", "Ask again with a new Idempotency-Key", failure);
    }

    @ExceptionHandler
    ProblemDetail closed(GateClosed failure) {
        return problem(HttpStatus.CONFLICT, "gate-closed", "Wait until the request is approved", failure);
    }

    @ExceptionHandler
    ProblemDetail differs(DigestDiffers failure) {
        return problem(HttpStatus.CONFLICT, "digest-differs", "Ask again for what is about to be deployed", failure);
    }

    /** Nothing is lost: the same question with the same key is answered as soon as there is room. */
    @ExceptionHandler({CannotGetJdbcConnectionException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> busy(RuntimeException failure) {
        var problem = problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "Ask again in a few seconds",
                new IllegalStateException("The database has no connection to spare at the moment"));
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException failure) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "unreadable",
                "Correct the body",
                new IllegalArgumentException(
                        "The body must be a JSON object with the fields that docs/reference/gates.md names"));
    }

    @ExceptionHandler
    ProblemDetail mistyped(MethodArgumentTypeMismatchException failure) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "invalid-parameter",
                "Correct the parameter " + failure.getName(),
                new IllegalArgumentException("“%s” cannot be “%s”".formatted(failure.getName(), failure.getValue())));
    }

    private static ProblemDetail problem(HttpStatus status, String type, String title, RuntimeException failure) {
        var problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(failure.getMessage()));
        problem.setType(URI.create("/problems/" + type));
        problem.setTitle(title);
        return problem;
    }
}
