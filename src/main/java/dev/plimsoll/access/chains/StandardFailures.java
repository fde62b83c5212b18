package dev.plimsoll.access.chains;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Says what Spring itself refuses, such as an address that nobody has: to programs as a problem, to people as a page.
 *
 * <p>Stands in for the handler of Spring Boot, which would show the problem to people too.
 */
@ControllerAdvice
class StandardFailures extends ResponseEntityExceptionHandler {

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest webRequest) {
        var request = (ServletWebRequest) webRequest;
        if (MachinePaths.contain(request.getRequest())) {
            return super.handleExceptionInternal(failure, body, headers, status, webRequest);
        }
        showPage(request, status);
        return null;
    }

    private static void showPage(ServletWebRequest request, HttpStatusCode status) {
        var response = request.getResponse();
        if (response == null || response.isCommitted()) {
            return;
        }
        try {
            response.sendError(status.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
