package dev.plimsoll.access.chains;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page for somebody who has to wait before the next attempt. */
@Component
@Order(0)
class TooManyAttemptsView implements ErrorViewResolver {

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, @Nullable Object> model) {
        return status == HttpStatus.TOO_MANY_REQUESTS ? new ModelAndView("access/too-many-attempts", model) : null;
    }
}
