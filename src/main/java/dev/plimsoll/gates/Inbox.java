package dev.plimsoll.gates;

import dev.plimsoll.access.Approver;
import dev.plimsoll.access.Approvers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sorts the open requests by whether they wait for somebody. */
@Component
class Inbox {

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

    List<InboxItem> of(String username) {
        var open = requests.open();
        var all = approvers.all();
        var person = all.stream().filter(one -> one.username().equals(username)).findFirst();
        var said = votes.of(open.stream().map(GateRequest::id).toList()).stream()
                .collect(Collectors.groupingBy(Vote::requestId));
        return open.stream()
                .map(request -> person.map(one -> item(request, one, said, all))
                        .orElse(new InboxItem(request, false, false, false)))
                .sorted(Comparator.comparing((InboxItem item) -> !item.isForYou()))
                .toList();
    }

    private InboxItem item(GateRequest request, Approver person, Map<Long, List<Vote>> said, List<Approver> all) {
        var hasVoted = said.getOrDefault(request.id(), List.of()).stream()
                .anyMatch(vote -> vote.round() == request.round() && vote.personId() == person.id());
        var isOpen = request.state() == GateState.PENDING || request.state() == GateState.HELD;
        var lacksApproval = request.inTheWay().stream()
                .anyMatch(judged -> judged.finding().rule().equals(Quorum.RULE));
        var electorate = electorate(request, all);
        var mayFill = isOpen && lacksApproval && !hasVoted && mayFill(request, person, electorate);
        return new InboxItem(request, mayFill, hasVoted, electorate.isSelf(person));
    }

    private boolean mayFill(GateRequest request, Approver person, Electorate electorate) {
        return policies.of(request.policies(), request.candidate()).stream()
                .flatMap(policy -> policy.settings().stream())
                .filter(setting -> setting.rule().equals(Quorum.RULE) && setting.mode() == Mode.ENFORCED)
                .anyMatch(setting ->
                        Quorum.of(setting.options()).eligible(electorate).contains(person));
    }

    Electorate electorate(GateRequest request, List<Approver> all) {
        var self = all.stream()
                .filter(approver -> request.hands().stream().anyMatch(approver::goesBy))
                .map(Approver::id)
                .collect(Collectors.toSet());
        return new Electorate(
                request.candidate().service().team(),
                request.candidate().environment().name(),
                all,
                self,
                VoteRows.yes(votes.of(request.id()), request.round()));
    }
}
