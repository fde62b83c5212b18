package dev.plimsoll.gates.web;

import dev.plimsoll.gates.Coverages;
import dev.plimsoll.gates.Replay.Fate;
import dev.plimsoll.gates.Replays;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What came past the gates: how much of each environment they cover, and the deployments that they did not see. */
@Controller
class CoverageController {

    private static final List<Integer> DAYS = List.of(7, 30, 90);
    private static final int LISTED = 50;

    private final Coverages coverages;
    private final Replays replays;
    private final Clock clock;

    CoverageController(Coverages coverages, Replays replays, Clock clock) {
        this.coverages = coverages;
        this.replays = replays;
        this.clock = clock;
    }

    /** @param days how far back, 7, 30 or 90; anything else is 30 */
    @GetMapping("/gates/coverage")
    String page(@RequestParam(defaultValue = "30") String days, Model model) {
        var now = clock.instant();
        var back = DAYS.stream()
                .filter(one -> String.valueOf(one).equals(days))
                .findFirst()
                .orElse(30);
        var looked = replays.unreviewed(now);
        var unreviewed = looked.stream().filter(one -> one.fate() == Fate.HELD).toList();
        model.addAttribute("days", back);
        model.addAttribute("ranges", DAYS);
        model.addAttribute("report", coverages.since(now.minus(Duration.ofDays(back))));
        model.addAttribute("mostUngated", Coverages.MOST);
        model.addAttribute("unreviewed", unreviewed.stream().limit(LISTED).toList());
        model.addAttribute(
                "unknown",
                looked.stream().filter(one -> one.fate() == Fate.UNKNOWN).count());
        model.addAttribute("moreUnreviewed", Math.max(0, unreviewed.size() - LISTED));
        return "gates/coverage";
    }
}
