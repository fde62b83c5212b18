package dev.plimsoll.overview.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Chooses the page that explains a failure, or the sentence where only a part of a page was asked for. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class ErrorPageResolver implements ErrorViewResolver {

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        var isPart = request.getHeader("HX-Request") != null;
        return new ModelAndView(isPart ? "error/part :: part" : page(status), model, status);
    }

    private static String page(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "error/404";
            case FORBIDDEN -> "error/403";
            default -> status.is5xxServerError() ? "error/5xx" : "error/4xx";
        };
    }
}
