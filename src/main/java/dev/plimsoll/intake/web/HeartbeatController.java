package dev.plimsoll.intake.web;

import dev.plimsoll.intake.Heartbeat;
import dev.plimsoll.intake.InvalidSource;
import dev.plimsoll.intake.Sources;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says how long a source may be quiet before it counts as silent. */
@Controller
class HeartbeatController {

    private final Sources sources;

    HeartbeatController(Sources sources) {
        this.sources = sources;
    }

    /** @param every such as {@code 36 h}; empty for what its pauses say */
    @PostMapping("/sources/{name}/heartbeat")
    String expect(@PathVariable String name, @RequestParam String every, RedirectAttributes next) {
        var heartbeat = Heartbeat.of(every);
        sources.expect(name, heartbeat);
        next.addFlashAttribute(
                "done",
                heartbeat == null
                        ? "Its own pauses say now when it is silent."
                        : "It counts as silent now after %s without a word."
                                .formatted(Heartbeat.text(heartbeat.length())));
        return "redirect:/sources/{name}";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    ModelAndView refused(InvalidSource failure) {
        return new ModelAndView(
                "intake/missing",
                Map.of(
                        "title",
                        "Not changed",
                        "fact",
                        String.valueOf(failure.getMessage()),
                        "why",
                        "Nothing was changed. Go back and say another length."));
    }
}
