package dev.plimsoll.gates;

import dev.plimsoll.access.Approver;
import dev.plimsoll.access.Approvers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The door that every entrance and every page goes through: asks, answers, takes votes, and lets pass. Each method is one
 * transaction; what was learned before a refusal is kept.
 */
@Component
public class Gates {

    private final Asking asking;
    private final Voting voting;
    private final Using using;
    private final Glass glass;
    private final Ticking ticking;
    private final Checklist checklist;
    private final Desk desk;
    private final Course course;
    private final RequestRows requests;
    private final VoteRows votes;
    private final Records records;
    private final Inbox inbox;
    private final Approvers approvers;
    private final TransactionOperations transactions;
    private final Clock clock;

    Gates(
            Asking asking,
            Voting voting,
            Using using,
            Glass glass,
            Ticking ticking,
            Checklist checklist,
            Desk desk,
            Course course,
            RequestRows requests,
            VoteRows votes,
            Records records,
            Inbox inbox,
            Approvers approvers,
            TransactionOperations transactions,
            Clock clock) {
        this.asking = asking;
        this.voting = voting;
        this.using = using;
        this.glass = glass;
        this.ticking = ticking;
        this.checklist = checklist;
        this.desk = desk;
        this.course = course;
        this.requests = requests;
        this.votes = votes;
        this.records = records;
        this.inbox = inbox;
        this.approvers = approvers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Opens a request; the same key asks the same again and is answered like the first time.
     *
     * @throws KeyReused if the key belongs to another question
     */
    public GateRequest request(GateAsk ask) {
        return kept(now -> Outcome.of(asking.take(ask, now)));
    }

    /**
     * The same for a platform that asks again and again and has no run to name: its key says what it is about, and is the
     * same question until something else has passed in that place.
     */
    public GateRequest standing(GateAsk ask) {
        return kept(now -> Outcome.of(asking.takeStanding(ask, now)));
    }

    /** The newest question of that kind, without asking it. */
    public Optional<GateRequest> lastStanding(String askedBy, String key) {
        return requests.standing(askedBy, key);
    }

    /** As it stood when it was last looked at. */
    public Optional<GateRequest> find(long id) {
        return requests.find(id);
    }

    /** How it stands at this instant, without changing anything: one statement. */
    public Optional<GateAnswer> answer(long id) {
        return requests.find(id).map(request -> Answers.of(request, clock.instant()));
    }

    /** The same of several, in one statement; those that are not there are left out. */
    public List<GateAnswer> answers(Collection<Long> ids) {
        var now = clock.instant();
        return requests.find(ids).stream()
                .map(request -> Answers.of(request, now))
                .toList();
    }

    /** The open requests, those for this person first, then the oldest first. */
    public List<InboxItem> inbox(String username) {
        return inbox.of(username, "");
    }

    /**
     * The same of places of such a name, at most {@value Inbox#MOST}.
     *
     * @param part of the name of a service or an environment, in any case; empty for all
     */
    public List<InboxItem> inbox(String username, String part) {
        return inbox.of(username, part);
    }

    /** How many requests wait for something, whatever their number. */
    public long countOpen() {
        return requests.countOpen();
    }

    /** Those that are over since an instant, the newest first, at most 500. */
    public List<GateRequest> decided(Instant since) {
        return requests.over(since, 500);
    }

    /** All words about it, in their order. */
    public List<Vote> votes(long id) {
        return votes.of(id);
    }

    /**
     * What there is to decide on now and was not when somebody read it, a sentence for each thing.
     *
     * @param evidence what they read, as {@link GateRequest#evidence} named it
     */
    public List<String> changesSince(GateRequest request, String evidence) {
        if (request.evidence().equals(evidence)) {
            return List.of();
        }
        return records.shown(request.id(), evidence)
                .map(before -> Evidence.of(request).changesSince(before))
                .orElse(List.of("there is something else to decide on"));
    }

    /** Its way from state to state. */
    public List<Step> steps(long id) {
        return records.steps(id);
    }

    /**
     * Takes a person's word.
     *
     * @throws GateNotFound if there is no such request
     * @throws NotAnApprover if the person may not decide about it
     * @throws EvidenceChanged if the person read something else than what there is to decide on
     * @throws SelfApproval if it is the person's own, and the policy forbids it
     * @throws GateOver if it is over; a denial of what has been used is taken as a request to stop
     */
    public VoteTaken vote(long id, Ballot ballot, String username) {
        return kept(now -> voting.take(id, ballot, username, now));
    }

    /** The points of its checklist, in the order of its policies. */
    public List<String> checklist(GateRequest request) {
        return ticking.items(request);
    }

    /** Those of them that are done. */
    public List<Tick> ticks(GateRequest request) {
        return checklist.of(request.id(), request.round());
    }

    /**
     * Takes a person's word that a point of the checklist is done, or is not after all.
     *
     * @throws NotAnApprover if the person may not decide about it
     * @throws GateRefusal if there is no such point
     * @throws GateOver if it is over
     */
    public GateRequest tick(long id, String item, boolean isDone, String username) {
        return kept(now -> ticking.take(id, item, isDone, username, now));
    }

    /**
     * Lets it pass, once.
     *
     * @throws GateOver the second time, and if it was decided otherwise
     * @throws DigestDiffers if it is not what was approved
     * @throws GateClosed if it is not approved, or no longer, or only just
     */
    public GateRequest consume(long id, @Nullable String digest) {
        return kept(now -> using.take(id, digest, now));
    }

    /** @param person the user name; null where a program says so */
    public GateRequest cancel(long id, String because, @Nullable String person) {
        return kept(now -> using.cancel(id, because, person, now));
    }

    /**
     * Lets it pass against all rules, for which somebody else has to answer within two working days.
     *
     * @throws ReviewOwed if nobody has reviewed the person's last time
     */
    public GateRequest breakGlass(long id, Emergency emergency, String username) {
        return kept(now -> glass.smash(id, emergency, username, now));
    }

    /** @throws SelfApproval if the reviewer is the one who broke the glass */
    public ReviewDuty review(long id, String outcome, String username) {
        return kept(now -> glass.review(id, outcome, username, now));
    }

    /** Of one request, if somebody broke the glass for it. */
    public Optional<ReviewDuty> reviewDuty(long id) {
        return glass.duty(id);
    }

    /** The open ones first. */
    public List<ReviewDuty> reviewDuties() {
        return glass.duties();
    }

    /** Looks at it now, with all that is known. */
    public GateRequest recheck(long id) {
        return kept(now -> Outcome.of(desk.take(id, now)));
    }

    /**
     * Whether what has been used could be used once more: nobody asked to stop it, and under the same policy the same votes
     * would let it pass now. What passed because somebody broke the glass passed once.
     */
    public boolean passesAgain(long id) {
        return kept(now -> Outcome.of(passesAgain(id, now)));
    }

    private boolean passesAgain(long id, Instant now) {
        var request = requests.find(id).orElseThrow(() -> new GateNotFound(id));
        return request.state() == GateState.USED
                && request.stopAskedAt() == null
                && records.steps(id).stream().noneMatch(step -> step.to() == GateState.OVERRIDDEN)
                && course.passesAgain(request, votes.of(id), now);
    }

    /** Whether anybody could say yes to it at all. */
    public Electorate electorate(GateRequest request) {
        return inbox.electorate(request, approvers.all());
    }

    /** Whether a word of this person would be taken: of whoever may approve the service, or is of a group that is asked. */
    public boolean mayDecide(GateRequest request, String username) {
        return voting.approver(request, username).isPresent();
    }

    /** All whose word about it would be taken. */
    public List<Approver> deciders(GateRequest request) {
        return voting.approvers(request).toList();
    }

    /** Those whose yes is still wanted: who can fill a seat that nobody fills, and had no hand in it. */
    public List<Approver> wanted(GateRequest request) {
        return voting.wanted(request, electorate(request));
    }

    private <T> T kept(Function<Instant, Outcome<T>> work) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Outcome<T> outcome = transactions.execute(status -> work.apply(now));
        return Objects.requireNonNull(outcome).get();
    }
}
