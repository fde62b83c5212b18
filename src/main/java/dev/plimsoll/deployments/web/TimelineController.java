package dev.plimsoll.deployments.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What ran where and what happened, over a window of time: the page, what ran at one instant of it, and its marks. */
@Controller
@RequestMapping("/timeline")
class TimelineController {

    private final Timeline timeline;
    private final Clock clock;

    TimelineController(Timeline timeline, Clock clock) {
        this.timeline = timeline;
        this.clock = clock;
    }

    /** The whole page; a question that means another thing elsewhere is sent on to the one that does not. */
    @GetMapping
    String page(@ModelAttribute("ask") TimelineAsk ask, ZoneId zone, Model model) {
        var canonical = timeline.canonical(ask, zone);
        if (!canonical.equals(ask)) {
            return "redirect:" + canonical.address();
        }
        model.addAttribute("view", timeline.view(ask, zone));
        return "deployments/timeline";
    }

    /** What ran at an instant, for a cursor that moves. */
    @GetMapping("/at")
    String ran(
            @ModelAttribute("ask") TimelineAsk ask,
            @RequestParam(required = false) @Nullable String t,
            ZoneId zone,
            Model model) {
        var at = at(Objects.requireNonNullElse(t, Objects.requireNonNullElse(ask.at(), "")), zone);
        var ran = timeline.ran(ask, zone, at);
        model.addAttribute("at", at);
        model.addAttribute("ran", ran);
        return "deployments/timeline-ran :: ran";
    }

    @GetMapping(params = "format=csv")
    ResponseEntity<byte[]> csv(@ModelAttribute("ask") TimelineAsk ask, ZoneId zone) {
        return TimelineExport.csv(timeline.export(ask, zone, HistoryExport.MOST));
    }

    @GetMapping(params = "format=json")
    ResponseEntity<TimelineExport.Json> json(@ModelAttribute("ask") TimelineAsk ask, ZoneId zone) {
        return TimelineExport.json(timeline.export(ask, zone, HistoryExport.MOST));
    }

    private Instant at(String text, ZoneId zone) {
        var at = TimeText.parse("t", text, zone);
        return at.isAfter(clock.instant()) ? clock.instant() : at;
    }
}
