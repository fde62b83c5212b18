package dev.plimsoll.gates.web;

import dev.plimsoll.gates.GateNotFound;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** Says what an address led to when it led to no request. */
@ControllerAdvice(assignableTypes = {ApprovalController.class, ApprovalsController.class, GlassController.class})
class ApprovalProblems {

    /** Keeps what the page's frame shows where a view finds it that has no model: the one about a problem. */
    @ModelAttribute
    void keep(@ModelAttribute("frame") Object frame, HttpServletRequest request) {
        request.setAttribute("frame", frame);
    }

    @ExceptionHandler(GateNotFound.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView unknown() {
        return new ModelAndView("gates/approval-unknown");
    }
}
