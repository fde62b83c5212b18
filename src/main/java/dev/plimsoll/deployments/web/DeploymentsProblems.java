package dev.plimsoll.deployments.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Says what an address led to when it led to no service or deployment. */
@ControllerAdvice(basePackageClasses = DeploymentsProblems.class)
class DeploymentsProblems {

    /** Keeps what the page's frame shows where a view finds it that has no model: the one about a problem. */
    @ModelAttribute
    void keep(@ModelAttribute("frame") Object frame, HttpServletRequest request) {
        request.setAttribute("frame", frame);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView unknown(UnknownService failure) {
        return new ModelAndView(
                "deployments/unknown-service", Map.of("name", failure.name(), "similar", failure.similar()));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView unknown(UnknownDeployment failure) {
        return new ModelAndView("deployments/unknown-deployment", Map.of("number", failure.number()));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    ModelAndView unreadable(InvalidInstant failure) {
        return new ModelAndView("deployments/invalid-instant", Map.of("problem", String.valueOf(failure.getMessage())));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView unknown(UnknownSha failure) {
        return new ModelAndView("deployments/unknown-sha", Map.of("sha", failure.sha()));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView unknown(UnknownEnvironment failure) {
        return new ModelAndView(
                "deployments/unknown-environment",
                Map.of("name", failure.name(), "environments", failure.environments()));
    }

    /** An old name leads to the present one; not for good, since a service may take its old name again. */
    @ExceptionHandler
    RedirectView renamed(ServiceRenamed failure, HttpServletRequest request) {
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var redirect = new RedirectView(path.replace("/" + failure.asked(), "/" + failure.current()) + query, true);
        redirect.setStatusCode(HttpStatus.FOUND);
        redirect.setExpandUriTemplateVariables(false);
        return redirect;
    }
}
