package dev.plimsoll.intake;

import java.net.URI;
import java.util.Objects;
import java.util.stream.IntStream;
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
                String.valueOf(failure.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(UnreadableDelivery failure) {
        return problem(HttpStatus.BAD_REQUEST, "unreadable", "Correct the body", String.valueOf(failure.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedDelivery failure) {
        return naming(failure.field(), String.valueOf(failure.getMessage()));
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
        if (failure instanceof RefusedDelivery known) {
            return refused(known);
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

    /** What is said of a request of several deliveries of which at least one is refused: the others are kept. */
    public ResponseEntity<ProblemDetail> of(Taken taken) {
        var each = taken.each();
        var refused = IntStream.range(0, each.size())
                .filter(n -> each.get(n).refusal() != null)
                .toArray();
        var first = Objects.requireNonNull(each.get(refused[0]).refusal());
        if (each.size() == 1) {
            return refused(first);
        }
        return naming(
                "[%d].%s".formatted(refused[0], first.field()),
                "Of %d events %d were refused, and the others kept. The first of them, [%d]: %s"
                        .formatted(each.size(), refused.length, refused[0], first.getMessage()));
    }

    private static ResponseEntity<ProblemDetail> naming(String field, String detail) {
        var answer =
                problem(HttpStatus.UNPROCESSABLE_CONTENT, "wrong-field", "Correct the field that is named", detail);
        Objects.requireNonNull(answer.getBody()).setProperty("field", field);
        return answer;
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
