package dev.plimsoll.catalog.web;

import dev.plimsoll.catalog.CatalogEntryNotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** Says what an address of the settings led to when it led to nothing. */
@ControllerAdvice(basePackageClasses = CatalogProblems.class)
class CatalogProblems {

    /** Keeps what the page's frame shows where a view finds it that has no model: the one about a problem. */
    @ModelAttribute
    void keep(@ModelAttribute("frame") Object frame, HttpServletRequest request) {
        request.setAttribute("frame", frame);
    }

    @ExceptionHandler({UnknownSetting.class, CatalogEntryNotFound.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView unknown(RuntimeException failure) {
        return new ModelAndView("catalog/unknown", Map.of("sentence", String.valueOf(failure.getMessage())));
    }
}
