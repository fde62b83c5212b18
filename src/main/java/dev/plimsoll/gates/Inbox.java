package dev.plimsoll.gates;

import dev.plimsoll.access.Approver;
import dev.plimsoll.access.Approvers;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sorts the open requests by whether they wait for somebody. */
@Component
class Inbox {

    static final int MOST = 500;

    private final RequestRows requests;
    private final VoteRows votes;
    private final Approvers approvers;
    private final Policies policies;

    Inbox(RequestRows requests, VoteRows votes, Approvers approvers, Policies policies) {
        this.requests = requests;
        this.votes = votes;
        this.approvers = approvers;
        this.policies = policies;
    }

    /** In a few statements, however many there are. */
    List<InboxItem> of(String username, String part) {
        var open = requests.openLike(part, MOST);
        var all = approvers.all();
        var person = all.stream().filter(one -> one.username().equals(username)).findFirst();
        var said = votes.of(open.stream().map(GateRequest::id).toList()).stream()
                .collect(Collectors.groupingBy(Vote::requestId));
        var quorums = new HashMap<Asked, List<Quorum>>();
        return open.stream()
                .map(request -> person.map(
                                one -> item(request, one, said.getOrDefault(request.id(), List.of()), all, quorums))
                        .orElse(new InboxItem(request, false, false, false)))
                .sorted(Comparator.comparing((InboxItem item) -> !item.isForYou()))
                .toList();
    }

    /** Requests of the same policies and environment ask the same people. */
    private record Asked(List<Long> policies, long environment) {}

    private InboxItem item(
            GateRequest request,
            Approver person,
            List<Vote> said,
            List<Approver> all,
            Map<Asked, List<Quorum>> quorums) {
        var hasVoted =
                said.stream().anyMatch(vote -> vote.round() == request.round() && vote.personId() == person.id());
        var isOpen = request.state() == GateState.PENDING || request.state() == GateState.HELD;
        var lacksApproval = request.inTheWay().stream()
                .anyMatch(judged -> judged.finding().rule().equals(Quorum.RULE));
        var electorate = electorate(request, all, said);
        var mayFill = isOpen
                && lacksApproval
                && !hasVoted
                && quorums
                        .computeIfAbsent(
                                new Asked(
                                        request.policies(),
                                        request.candidate().environment().id()),
                                asked -> quorums(request))
                        .stream()
                        .anyMatch(quorum -> quorum.eligible(electorate).contains(person));
        return new InboxItem(request, mayFill, hasVoted, electorate.isSelf(person));
    }

    private List<Quorum> quorums(GateRequest request) {
        return policies.of(request.policies(), request.candidate()).stream()
                .flatMap(policy -> policy.settings().stream())
                .filter(setting -> setting.rule().equals(Quorum.RULE) && setting.mode() == Mode.ENFORCED)
                .map(setting -> Quorum.of(setting.options()))
                .toList();
    }

    Electorate electorate(GateRequest request, List<Approver> all) {
        return electorate(request, all, votes.of(request.id()));
    }

    private static Electorate electorate(GateRequest request, List<Approver> all, List<Vote> said) {
        var self = all.stream()
                .filter(approver -> request.hands().stream().anyMatch(approver::goesBy))
                .map(Approver::id)
                .collect(Collectors.toSet());
        return new Electorate(
                request.candidate().service().team(),
                request.candidate().environment().name(),
                all,
                self,
                VoteRows.yes(said, request.round()));
    }
}
