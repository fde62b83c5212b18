package dev.plimsoll.gates;

import dev.plimsoll.access.Approver;
import dev.plimsoll.access.Approvers;
import dev.plimsoll.gates.Ballot.Decision;
import dev.plimsoll.gates.facts.FactsReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Takes the words of people about requests. */
@Component
class Voting {

    private final Desk desk;
    private final VoteRows votes;
    private final Records records;
    private final Approvers approvers;
    private final Policies policies;
    private final FactsReader facts;

    Voting(Desk desk, VoteRows votes, Records records, Approvers approvers, Policies policies, FactsReader facts) {
        this.desk = desk;
        this.votes = votes;
        this.records = records;
        this.approvers = approvers;
        this.policies = policies;
        this.facts = facts;
    }

    /** Under the lock of the request, so that two words at the same instant come one after the other. */
    Outcome<VoteTaken> take(long id, Ballot ballot, String username, Instant now) {
        var request = desk.take(id, now);
        var person = approver(request, username);
        if (person.isEmpty()) {
            var candidate = request.candidate();
            return Outcome.refused(new NotAnApprover(
                    username,
                    candidate.service().name(),
                    candidate.environment().name()));
        }
        var mine = mine(request, person.get());
        var last = mine.isEmpty() ? null : mine.get(mine.size() - 1);
        if (last != null && last.decision() == ballot.decision()) {
            return Outcome.of(new VoteTaken(last.id(), true, request, "your vote was recorded before"));
        }
        var refusal = refusal(request, ballot, person.get(), mine, now);
        return refusal.isPresent()
                ? Outcome.refused(refusal.get())
                : Outcome.of(count(request, ballot, person.get(), mine.size() + 1, now));
    }

    private Optional<RuntimeException> refusal(
            GateRequest request, Ballot ballot, Approver person, List<Vote> mine, Instant now) {
        var isStop = request.state() == GateState.USED && ballot.decision() == Decision.DENY;
        if (request.state().isOver() && !isStop) {
            return Optional.of(new GateOver(request));
        }
        if (!request.evidence().equals(ballot.evidence()) && !isStop) {
            var changes = records.shown(request.id(), ballot.evidence())
                    .map(before -> Evidence.of(request).changesSince(before))
                    .orElse(List.of("you read something else"));
            return Optional.of(new EvidenceChanged(request, changes));
        }
        if (ballot.decision() == Decision.WITHDRAW && mine.isEmpty()) {
            return Optional.of(new GateRefusal("decision", "There is no vote of yours to withdraw"));
        }
        return ballot.decision() == Decision.APPROVE && isSelf(request, person) && forbidsSelf(request, now)
                ? Optional.of(new SelfApproval(person.displayName()))
                : Optional.empty();
    }

    private VoteTaken count(GateRequest request, Ballot ballot, Approver person, int turn, Instant now) {
        var vote = new Vote(
                0,
                request.id(),
                request.round(),
                person.id(),
                turn,
                ballot.decision(),
                ballot.comment(),
                person.displayName(),
                person.roles(),
                isSelf(request, person),
                ballot.evidence(),
                ballot.via(),
                ballot.openedAt(),
                now);
        var id = votes.insert(vote, request.findings());
        records.vote(request, vote, id);
        if (request.state() == GateState.USED) {
            return stop(request, vote, id, person.username(), now);
        }
        if (ballot.decision() == Decision.DENY) {
            var because = "%s said no: %s".formatted(person.displayName(), ballot.comment());
            var denied =
                    desk.put(request, Standing.over(request, GateState.DENIED, because, now), person.username(), now);
            return new VoteTaken(id, false, denied, "denied");
        }
        var after = desk.lookAgain(request, person.username(), now);
        var sentence = request.state() == GateState.APPROVED && after.state() == GateState.APPROVED
                ? "already approved (%s), your vote is recorded".formatted(request.because())
                : after.because();
        return new VoteTaken(id, false, after, sentence);
    }

    private VoteTaken stop(GateRequest request, Vote vote, long id, String username, Instant now) {
        var asked = desk.put(request, Standing.stopAsked(request, now), vote.personName(), now);
        records.stopAsked(asked, vote, id, username);
        return new VoteTaken(id, false, asked, "it has been used already: stop requested");
    }

    private List<Vote> mine(GateRequest request, Approver person) {
        return desk.votes(request.id()).stream()
                .filter(vote -> vote.round() == request.round() && vote.personId() == person.id())
                .toList();
    }

    private static boolean isSelf(GateRequest request, Approver person) {
        return request.hands().stream().anyMatch(person::goesBy);
    }

    private boolean forbidsSelf(GateRequest request, Instant now) {
        return !isPreApproved(request, now) && quorums(request).stream().anyMatch(Quorum::forbidsSelf);
    }

    /** A proven rollback may be approved by whoever wants it. */
    private boolean isPreApproved(GateRequest request, Instant now) {
        var candidate = request.candidate();
        return candidate.isRollback()
                && new GateCase(
                                candidate,
                                facts.now(candidate, now),
                                List.of(),
                                Electorate.NOBODY,
                                List.of(),
                                request.requestedAt())
                        .isPreApprovedRollback();
    }

    private List<Quorum> quorums(GateRequest request) {
        return policies.of(request.policies(), request.candidate()).stream()
                .flatMap(policy -> policy.settings().stream())
                .filter(setting -> setting.rule().equals(Quorum.RULE) && setting.mode() == Mode.ENFORCED)
                .map(setting -> Quorum.of(setting.options()))
                .toList();
    }

    /** Whoever may approve the service, or belongs to a group that a policy names. */
    Optional<Approver> approver(GateRequest request, String username) {
        return approvers(request)
                .filter(person -> person.username().equals(username))
                .findFirst();
    }

    Stream<Approver> approvers(GateRequest request) {
        var candidate = request.candidate();
        var environment = candidate.environment().name();
        var groups = quorums(request).stream()
                .flatMap(quorum -> quorum.seats().stream())
                .map(Seat::group)
                .toList();
        return approvers.all().stream()
                .filter(person -> person.mayApprove(candidate.service().team(), environment)
                        || groups.stream().anyMatch(group -> person.mayApprove(group, environment)));
    }

    /** Whoever can still fill a seat, and has no hand in it; nobody once enough have said yes. */
    List<Approver> wanted(GateRequest request, Electorate electorate) {
        var lacksApproval = request.inTheWay().stream()
                .anyMatch(judged -> judged.finding().rule().equals(Quorum.RULE));
        if (!lacksApproval) {
            return List.of();
        }
        var quorums = isPreApproved(request, request.changedAt()) ? List.of(Quorum.OF_A_ROLLBACK) : quorums(request);
        return quorums.stream()
                .flatMap(quorum -> quorum.wanted(electorate).stream())
                .distinct()
                .toList();
    }
}
