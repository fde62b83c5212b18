package dev.plimsoll.gates.web;

import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.InboxItem;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for a decision, and what was decided in the last seven days. */
@Controller
class ApprovalsController {

    /** So many can be overlooked at once. */
    private static final int FEW = 20;

    private static final Duration LATELY = Duration.ofDays(7);

    private final Gates gates;
    private final Clock clock;

    ApprovalsController(Gates gates, Clock clock) {
        this.gates = gates;
        this.clock = clock;
    }

    /** @param q a part of the name of a service or an environment, to narrow the list */
    @GetMapping("/approvals")
    String page(@RequestParam(defaultValue = "") String q, Principal person, Model model) {
        var part = q.strip().substring(0, Math.min(200, q.strip().length()));
        var inbox = gates.inbox(person.getName(), part);
        var open = gates.countOpen();
        model.addAttribute("q", part);
        model.addAttribute("open", open);
        model.addAttribute("isSearchable", open > FEW || !part.isEmpty());
        model.addAttribute("more", part.isEmpty() ? Math.max(0, open - inbox.size()) : 0);
        model.addAttribute("mine", lines(inbox, InboxItem::isForYou));
        model.addAttribute("others", lines(inbox, item -> !item.isForYou()));
        model.addAttribute(
                "decided",
                gates.decided(clock.instant().minus(LATELY)).stream()
                        .map(ApprovalLine::over)
                        .toList());
        model.addAttribute(
                "duties",
                gates.reviewDuties().stream()
                        .filter(duty -> duty.reviewedAt() == null)
                        .toList());
        return "gates/approvals";
    }

    private static List<ApprovalLine> lines(List<InboxItem> inbox, Predicate<InboxItem> wanted) {
        return inbox.stream().filter(wanted).map(ApprovalLine::of).toList();
    }
}
