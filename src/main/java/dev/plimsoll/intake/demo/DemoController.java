package dev.plimsoll.intake.demo;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** The two buttons of the demo. */
@Controller
class DemoController {

    private final Demo demo;

    DemoController(Demo demo) {
        this.demo = demo;
    }

    /** The matrix fills while it plays. */
    @PostMapping("/demo")
    String play() {
        demo.playInTheBackground();
        return "redirect:/now";
    }

    @PostMapping("/demo/removal")
    String remove() {
        demo.remove();
        return "redirect:/now";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    ModelAndView stillPlaying(DemoStillPlaying failure) {
        var page = new ModelAndView("error/4xx");
        page.addObject("message", failure.getMessage());
        return page;
    }
}
