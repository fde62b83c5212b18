package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.AskProblems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says what went wrong when a program asked the ledger, as RFC 9457 problem details. */
@RestControllerAdvice(basePackageClasses = LedgerProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class LedgerProblems extends AskProblems {

    LedgerProblems() {
        super(HttpStatus.NOT_FOUND, "UTC");
    }

    @ExceptionHandler
    ProblemDetail notFound(DeploymentNotFound failure) {
        return problem(HttpStatus.NOT_FOUND, "unknown-deployment", "Ask for a deployment that was reported", failure);
    }

    @ExceptionHandler
    ProblemDetail ambiguous(DeploymentAmbiguous failure) {
        return problem(HttpStatus.CONFLICT, "ambiguous-deployment", "Say whose deployment it is", failure);
    }

    @ExceptionHandler
    ProblemDetail notFound(ShaNotFound failure) {
        return problem(HttpStatus.NOT_FOUND, "unknown-sha", "Ask for a commit that was reported or deployed", failure);
    }

    @ExceptionHandler
    ProblemDetail ambiguous(ShaAmbiguous failure) {
        var problem = problem(HttpStatus.CONFLICT, "ambiguous-sha", "Give more characters of the SHA", failure);
        problem.setProperty("candidates", failure.candidates());
        return problem;
    }
}
