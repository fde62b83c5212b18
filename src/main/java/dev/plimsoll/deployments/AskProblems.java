package dev.plimsoll.deployments;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What can be wrong with the parameters of a call, as RFC 9457 problem details: the advice of each package extends it. */
public abstract class AskProblems {

    private final HttpStatus unknownName;
    private final String zone;

    /**
     * @param unknownName what a name that nothing has is answered with
     * @param zone in which an instant without an offset is meant, in words
     */
    protected AskProblems(HttpStatus unknownName, String zone) {
        this.unknownName = unknownName;
        this.zone = zone;
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidCursor failure) {
        return problem(HttpStatus.BAD_REQUEST, "invalid-cursor", "Start from the first page", failure);
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownWord failure) {
        var problem = problem(
                HttpStatus.BAD_REQUEST, "unknown-word", "Correct the parameter " + failure.parameter(), failure);
        problem.setProperty("words", failure.words());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unknown(NameNotFound failure) {
        var problem = problem(unknownName, "unknown-name", "Ask for a name of the catalogue", failure);
        problem.setProperty("similar", failure.similar());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail ahead(StillToCome failure) {
        return problem(
                HttpStatus.BAD_REQUEST, "invalid-parameter", "Correct the parameter " + failure.parameter(), failure);
    }

    @ExceptionHandler
    ProblemDetail mistyped(MethodArgumentNotValidException failure) {
        var field = Objects.requireNonNull(failure.getBindingResult().getFieldError());
        var isTime = Arrays.asList(Objects.requireNonNullElse(field.getCodes(), new String[0]))
                .contains("typeMismatch.java.time.Instant");
        return mistyped(field.getField(), field.getRejectedValue(), isTime);
    }

    @ExceptionHandler
    ProblemDetail mistyped(MethodArgumentTypeMismatchException failure) {
        return mistyped(failure.getName(), failure.getValue(), failure.getRequiredType() == Instant.class);
    }

    private ProblemDetail mistyped(String parameter, @Nullable Object value, boolean isTime) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                "\u201c%s\u201d cannot be \u201c%s\u201d.%s"
                        .formatted(
                                parameter,
                                value,
                                isTime
                                        ? " A time is written as %s; without an offset it is %s."
                                                .formatted(String.join(", ", PointInTime.FORMS), zone)
                                        : ""));
        if (isTime) {
            problem.setProperty("accepted", PointInTime.FORMS);
        }
        problem.setType(URI.create("/problems/invalid-parameter"));
        problem.setTitle("Correct the parameter " + parameter);
        return problem;
    }

    /** @param type its last part, which stays the same for programs */
    protected static ProblemDetail problem(HttpStatus status, String type, String title, RuntimeException failure) {
        var problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(failure.getMessage()));
        problem.setType(URI.create("/problems/" + type));
        problem.setTitle(title);
        return problem;
    }
}
