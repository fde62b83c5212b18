package dev.plimsoll.gates.kubernetes;

import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says what cannot be answered with an AdmissionReview, as RFC 9457 problem details. */
@RestControllerAdvice(basePackageClasses = KubernetesProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class KubernetesProblems {

    @ExceptionHandler
    ProblemDetail unreadable(NoReview failure) {
        return problem(HttpStatus.BAD_REQUEST, "unreadable", "Send an AdmissionReview as JSON", failure);
    }

    @ExceptionHandler
    ProblemDetail tooLarge(ReviewTooLarge failure) {
        return problem(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "Send one object at a time", failure);
    }

    private static ProblemDetail problem(HttpStatus status, String type, String title, RuntimeException failure) {
        var problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(failure.getMessage()));
        problem.setType(URI.create("/problems/" + type));
        problem.setTitle(title);
        return problem;
    }
}
