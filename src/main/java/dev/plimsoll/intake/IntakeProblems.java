package dev.plimsoll.intake;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says what went wrong at the door, as RFC 9457 problem details. */
@RestControllerAdvice(annotations = MachineDoor.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class IntakeProblems {

    private static final Logger log = LoggerFactory.getLogger(IntakeProblems.class);
    private static final String COME_AGAIN_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(SourceNotFound failure) {
        return problem(
                HttpStatus.NOT_FOUND,
                "unknown-source",
                "Make this source on the Sources page, or correct the address",
                String.valueOf(failure.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forged(ForgedDelivery failure) {
        return problem(
                HttpStatus.UNAUTHORIZED,
                "wrong-signature",
                "Give the sender the secret of this source",
                failure.getMessage() + " It is checked over the raw bytes of the body with HMAC-SHA-256.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(UnreadableDelivery failure) {
        return problem(HttpStatus.BAD_REQUEST, "unreadable", "Correct the body", String.valueOf(failure.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(HttpMediaTypeNotSupportedException failure) {
        return problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "wrong-content-type",
                "Send another content type",
                String.valueOf(failure.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(BodyTooLarge failure) {
        return problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "Send a smaller body",
                String.valueOf(failure.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> overloaded(IntakeOverloaded failure) {
        return comeAgain(String.valueOf(failure.getMessage()));
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> noDatabase(Exception failure) {
        return comeAgain("The database does not answer: nothing was kept.");
    }

    /** The refusal that belongs to a failure; one of ours is logged and told without its details. */
    public ResponseEntity<ProblemDetail> of(RuntimeException failure) {
        if (failure instanceof SourceNotFound known) {
            return unknown(known);
        }
        if (failure instanceof ForgedDelivery known) {
            return forged(known);
        }
        if (failure instanceof UnreadableDelivery known) {
            return unreadable(known);
        }
        if (failure instanceof BodyTooLarge known) {
            return tooLarge(known);
        }
        if (failure instanceof IntakeOverloaded known) {
            return overloaded(known);
        }
        if (failure instanceof DataAccessException || failure instanceof TransactionException) {
            return noDatabase(failure);
        }
        log.error("A delivery could not be taken in", failure);
        return comeAgain("A fault of ours, which stands in the log: nothing was kept.");
    }

    public static ResponseEntity<ProblemDetail> wrongMethod(String method) {
        return problem(
                HttpStatus.METHOD_NOT_ALLOWED,
                "wrong-method",
                "Send this with POST",
                "This address takes deliveries by POST, not by %s.".formatted(method));
    }

    private static ResponseEntity<ProblemDetail> comeAgain(String detail) {
        var answer = problem(HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "Send this again in a few seconds", detail);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS)
                .body(answer.getBody());
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String type, String title, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + type));
        problem.setTitle(title);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
