package dev.plimsoll.gates.web;

import dev.plimsoll.access.Approver;
import dev.plimsoll.gates.Ballot.Decision;
import dev.plimsoll.gates.EvidenceChanged;
import dev.plimsoll.gates.Freezes;
import dev.plimsoll.gates.GateNotFound;
import dev.plimsoll.gates.GateOver;
import dev.plimsoll.gates.GateRefusal;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.NotAnApprover;
import dev.plimsoll.gates.SelfApproval;
import dev.plimsoll.gates.Vote;
import dev.plimsoll.gates.facts.FactsReader;
import dev.plimsoll.gates.outbox.Outbox;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One approval: the evidence on one screen, and the decision about exactly this evidence. */
@Controller
@RequestMapping("/approvals/{id:\\d{1,18}}")
class ApprovalController {

    private final Gates gates;
    private final Freezes freezes;
    private final FactsReader facts;
    private final Runbooks runbooks;
    private final Outbox outbox;
    private final NewsSince news;
    private final Clock clock;

    ApprovalController(
            Gates gates,
            Freezes freezes,
            FactsReader facts,
            Runbooks runbooks,
            Outbox outbox,
            NewsSince news,
            Clock clock) {
        this.gates = gates;
        this.freezes = freezes;
        this.facts = facts;
        this.runbooks = runbooks;
        this.outbox = outbox;
        this.news = news;
        this.clock = clock;
    }

    @GetMapping
    String page(@PathVariable long id, Principal person, Model model) {
        var view = view(request(id), person.getName());
        model.addAttribute("view", view);
        model.addAttribute("since", Watermark.of(view.request(), view.votes()).text());
        model.addAttribute("hasDecision", view.isDecidable() || view.isStoppable());
        return "gates/approval";
    }

    /** What is new since somebody opened the page: asked for again and again, and nothing under a thumb moves. */
    @GetMapping("/news")
    String news(@PathVariable long id, @RequestParam(defaultValue = "") String since, Model model) {
        var request = request(id);
        model.addAttribute("request", request);
        model.addAttribute(
                "things",
                Watermark.parse(since).map(read -> news.of(request, read)).orElse(List.of("it was shown otherwise")));
        model.addAttribute("since", since);
        return "gates/approval-news :: news";
    }

    @PostMapping("/votes")
    String vote(
            @PathVariable long id,
            BallotForm form,
            Principal person,
            HttpServletResponse response,
            RedirectAttributes told,
            Model model) {
        try {
            var taken = gates.vote(id, form.ballot(), person.getName());
            told.addFlashAttribute("told", taken.sentence());
            return "redirect:/approvals/" + id;
        } catch (EvidenceChanged changed) {
            model.addAttribute("changes", changed.changes());
            return again(id, form, person, HttpStatus.CONFLICT, response, model);
        } catch (GateOver over) {
            model.addAttribute("refusal", "It has been decided meanwhile: " + over.getMessage());
            return again(id, form, person, HttpStatus.CONFLICT, response, model);
        } catch (GateRefusal | SelfApproval refused) {
            model.addAttribute("refusal", refused.getMessage());
            return again(id, form, person, HttpStatus.UNPROCESSABLE_CONTENT, response, model);
        } catch (NotAnApprover refused) {
            model.addAttribute("refusal", refused.getMessage());
            return again(id, form, person, HttpStatus.FORBIDDEN, response, model);
        }
    }

    /** Says of a point of the checklist that it is done, or that it is not after all. */
    @PostMapping("/checklist")
    String tick(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "true") boolean done,
            Principal person,
            RedirectAttributes told) {
        try {
            gates.tick(id, item, done, person.getName());
        } catch (GateRefusal | GateOver | NotAnApprover refused) {
            told.addFlashAttribute("refusal", refused.getMessage());
        }
        return "redirect:/approvals/%d#checklist".formatted(id);
    }

    /** Lets the service go on after the breaker stopped it: from now on its deployments are counted anew. */
    @PostMapping("/breaker")
    String closeBreaker(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            RedirectAttributes told) {
        var candidate = request(id).candidate();
        if (!gates.mayDecide(request(id), person.getName())) {
            told.addFlashAttribute("refusal", "It takes the right to approve this service here");
            return "redirect:/approvals/" + id;
        }
        try {
            freezes.closeBreaker(
                    candidate.service().name(), candidate.environment().name(), reason.strip(), person.getName());
            gates.recheck(id);
            told.addFlashAttribute("told", "its deployments are counted anew");
        } catch (GateRefusal refused) {
            told.addFlashAttribute("refusal", refused.getMessage());
        }
        return "redirect:/approvals/" + id;
    }

    private String again(
            long id, BallotForm form, Principal person, HttpStatus status, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        model.addAttribute("typed", form);
        return page(id, person, model);
    }

    private GateRequest request(long id) {
        return gates.find(id).orElseThrow(() -> new GateNotFound(id));
    }

    private ApprovalView view(GateRequest request, String username) {
        var now = clock.instant();
        var votes = gates.votes(request.id());
        return new ApprovalView(
                request,
                facts.now(request.candidate(), now),
                votes,
                gates.steps(request.id()),
                outbox.of(request.id()).stream()
                        .map(one -> new ToldLine(outbox.title(one.channel()), one))
                        .toList(),
                reader(request, votes, username),
                runbooks.of(request.candidate().service().id()),
                TickLine.of(gates.checklist(request), gates.ticks(request)),
                gates.reviewDuty(request.id()).orElse(null),
                now);
    }

    private ApprovalReader reader(GateRequest request, List<Vote> votes, String username) {
        var electorate = gates.electorate(request);
        var person = electorate.approvers().stream()
                .filter(one -> one.username().equals(username))
                .findFirst();
        var hasApproved = person.isPresent()
                && Voice.of(votes, request.round()).stream()
                        .map(Voice::vote)
                        .anyMatch(vote -> vote.personId() == person.get().id() && vote.decision() == Decision.APPROVE);
        return new ApprovalReader(
                person.map(Approver::id).orElse(0L),
                gates.mayDecide(request, username),
                person.filter(electorate::isSelf).isPresent(),
                hasApproved);
    }
}
