package dev.plimsoll.gates.azure;

import dev.plimsoll.gates.GateRefusal;
import dev.plimsoll.gates.KeyReused;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says what is wrong with a check, as RFC 9457 problem details; Azure DevOps shows them in the log of the check. */
@RestControllerAdvice(basePackageClasses = AzureProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class AzureProblems {

    @ExceptionHandler
    ProblemDetail refused(GateRefusal failure) {
        var problem = problem(
                HttpStatus.UNPROCESSABLE_CONTENT, "invalid-gate-request", "Correct " + failure.field(), failure);
        problem.setProperty("field", failure.field());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail reused(KeyReused failure) {
        return problem(HttpStatus.CONFLICT, "key-reused", "Begin the check anew", failure);
    }

    private static ProblemDetail problem(HttpStatus status, String type, String title, RuntimeException failure) {
        var problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(failure.getMessage()));
        problem.setType(URI.create("/problems/" + type));
        problem.setTitle(title);
        return problem;
    }
}
