package dev.plimsoll.intake.web;

import dev.plimsoll.intake.ExposureNotFound;
import dev.plimsoll.intake.IntakeProperties;
import dev.plimsoll.intake.InvalidSource;
import dev.plimsoll.intake.ReplayFailed;
import dev.plimsoll.intake.SourceNotFound;
import dev.plimsoll.intake.versions.EndpointNotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** Says on a page what an address of the Sources pages led to when it led to nothing. */
@ControllerAdvice(
        assignableTypes = {
            NewSourceController.class,
            SourceController.class,
            SetupController.class,
            SecretsController.class,
            HeartbeatController.class,
            DeliveryController.class,
            VersionsController.class,
            VersionEndpointController.class,
            ExposuresController.class,
            ImportsPanel.class,
            FillingController.class
        })
class SourcePageProblems {

    private final IntakeProperties properties;

    SourcePageProblems(IntakeProperties properties) {
        this.properties = properties;
    }

    /** Keeps what the page's frame shows where a view finds it that has no model: the one about a problem. */
    @ModelAttribute
    void keep(@ModelAttribute("frame") Object frame, HttpServletRequest request) {
        request.setAttribute("frame", frame);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView unknown(SourceNotFound failure) {
        return missing(
                "Unknown source",
                String.valueOf(failure.getMessage()),
                "Sources are known by the last part of the"
                        + " address they send to. A removed demo takes its sources with it.");
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView unknown(DeliveryNotFound failure) {
        return missing(
                "Unknown delivery",
                "No delivery of this source has the number %d.".formatted(failure.number()),
                "Numbers are ours, not those of the sender. Repeats keep the number of the first. A removed demo takes its"
                        + " deliveries with it.");
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView unknown(EndpointNotFound failure) {
        return missing(
                "Unknown version endpoint",
                String.valueOf(failure.getMessage()),
                "Somebody may have removed it. What was seen there stays in the history.");
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView unknown(ExposureNotFound failure) {
        return missing(
                "Unknown exposure",
                String.valueOf(failure.getMessage()),
                "Nothing was changed. A removed source takes its exposures with it.");
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.GONE)
    ModelAndView gone(DeliveryNoLongerKept failure) {
        return missing(
                "No longer kept",
                "Delivery %d is no longer kept.".formatted(failure.number()),
                "Raw deliveries are kept for %d days (plimsoll.intake.retention). What Plimsoll understood of it is kept for"
                                .formatted(properties.retention().toDays())
                        + " ever.");
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    ModelAndView refused(InvalidSource failure) {
        return missing("Not changed", String.valueOf(failure.getMessage()), "Nothing was changed.");
    }

    /** Back to the delivery, which says so. */
    @ExceptionHandler
    RedirectView failed(ReplayFailed failure, HttpServletRequest request) {
        RequestContextUtils.getOutputFlashMap(request).put("failed", true);
        var back = new RedirectView(request.getRequestURI().replaceFirst("/replay$", ""));
        back.setExpandUriTemplateVariables(false);
        return back;
    }

    private static ModelAndView missing(String title, String fact, String why) {
        return new ModelAndView("intake/missing", Map.of("title", title, "fact", fact, "why", why));
    }
}
