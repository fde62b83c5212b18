package dev.plimsoll.gates;

import dev.plimsoll.gates.Ballot.Decision;
import dev.plimsoll.gates.GateEntryRows.Closed;
import dev.plimsoll.gates.GateEntryRows.Taken;
import dev.plimsoll.incidents.Approvals;
import dev.plimsoll.incidents.TimelineContributor;
import dev.plimsoll.incidents.TimelineEntry;
import dev.plimsoll.incidents.TimelineEntry.Lane;
import dev.plimsoll.incidents.TimelineEntry.Tone;
import dev.plimsoll.incidents.TimelineScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells timelines what was asked and decided at the gates, and what stopped everything. */
@Component
class GateEntries implements TimelineContributor, Approvals {

    private static final String SOURCE = "Gate";
    private static final int MOST = 500;

    private final GateEntryRows rows;
    private final RequestRows requests;
    private final VoteRows votes;
    private final PolicyRows policies;
    private final Freezes freezes;
    private final Places places;

    GateEntries(
            GateEntryRows rows,
            RequestRows requests,
            VoteRows votes,
            PolicyRows policies,
            Freezes freezes,
            Places places) {
        this.rows = rows;
        this.requests = requests;
        this.votes = votes;
        this.policies = policies;
        this.freezes = freezes;
        this.places = places;
    }

    @Override
    public List<TimelineEntry> entries(TimelineScope scope) {
        return Stream.of(
                        decisions(rows.requests(scope)).stream(),
                        frozen(scope).stream(),
                        rows.closed(scope).stream().map(GateEntries::closed))
                .flatMap(Function.identity())
                .filter(entry ->
                        !entry.at().isBefore(scope.from()) && entry.at().isBefore(scope.to()))
                .sorted(Comparator.comparing(TimelineEntry::at))
                .limit(MOST)
                .toList();
    }

    @Override
    public List<TimelineEntry> of(long deployment) {
        return decisions(rows.requests(deployment)).stream()
                .sorted(Comparator.comparing(TimelineEntry::at))
                .toList();
    }

    private List<TimelineEntry> decisions(Collection<Long> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var asked = requests.find(numbers).stream().collect(Collectors.toMap(GateRequest::id, Function.identity()));
        var said = votes.of(numbers).stream().collect(Collectors.groupingBy(Vote::requestId));
        var needed = needed(asked.values());
        var entries = new ArrayList<TimelineEntry>();
        rows.steps(numbers).stream()
                .map(step -> step(step, known(asked, step.request()), said.getOrDefault(step.request(), List.of())))
                .filter(Objects::nonNull)
                .forEach(entries::add);
        said.forEach((number, all) -> all.forEach(
                vote -> entries.add(vote(vote, known(asked, number), all, needed.getOrDefault(number, 0)))));
        return entries;
    }

    private static GateRequest known(Map<Long, GateRequest> asked, long number) {
        return Objects.requireNonNull(asked.get(number));
    }

    /** How many have to say yes, by request; none where no policy of it says. */
    private Map<Long, Integer> needed(Collection<GateRequest> asked) {
        var all =
                policies
                        .of(asked.stream()
                                .flatMap(request -> request.policies().stream())
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Policy::id, GateEntries::seats));
        return asked.stream()
                .collect(Collectors.toMap(
                        GateRequest::id,
                        request -> request.policies().stream()
                                .mapToInt(id -> all.getOrDefault(id, id == 0 ? 1 : 0))
                                .max()
                                .orElse(0)));
    }

    private static int seats(Policy policy) {
        return policy.settings().stream()
                .filter(setting -> setting.rule().equals(Quorum.RULE) && setting.mode() == Mode.ENFORCED)
                .mapToInt(setting -> Quorum.of(setting.options()).seats().size())
                .max()
                .orElse(0);
    }

    private static @Nullable TimelineEntry step(Taken step, GateRequest request, List<Vote> votes) {
        var what = what(request);
        var isRefusal = step.to() == GateState.HELD || step.to() == GateState.DENIED;
        var isOfVote = isOfVote(step, votes);
        if (isOfVote && step.to() == GateState.DENIED) {
            return null;
        }
        return entry(
                "gate-step-" + step.id(),
                step.at(),
                isRefusal ? Lane.SERVICE : Lane.PEOPLE,
                isRefusal || step.to() == GateState.OVERRIDDEN ? Tone.BAD : Tone.PLAIN,
                isRefusal || step.to() == GateState.OVERRIDDEN || (step.to() == GateState.APPROVED && !isOfVote),
                request,
                words(step, what));
    }

    /** Whether it follows from somebody's word, which has an entry of its own. */
    private static boolean isOfVote(Taken step, List<Vote> votes) {
        return step.person() != null
                && votes.stream().anyMatch(vote -> vote.votedAt().equals(step.at()));
    }

    private static String words(Taken step, String what) {
        var asked = step.from() == null ? "Asked to let %s pass; ".formatted(what) : "";
        return switch (step.to()) {
            case PENDING ->
                step.from() == null
                        ? "Asked to let %s pass: %s".formatted(what, step.because())
                        : "%s waits: %s".formatted(what, step.because());
            case HELD ->
                "%sheld at the gate: %s".formatted(step.from() == null ? asked : what + " is ", step.because());
            case APPROVED -> "%s may pass: %s".formatted(what, step.because());
            case OVERRIDDEN -> "%s (%s)".formatted(step.because(), what);
            case USED -> "%s passed the gate".formatted(what);
            case DENIED -> "%s was refused: %s".formatted(what, step.because());
            case EXPIRED -> "What was asked for %s expired: %s".formatted(what, step.because());
            case SUPERSEDED -> "What was asked for %s was replaced: %s".formatted(what, step.because());
            case CANCELLED -> "What was asked for %s was called off: %s".formatted(what, step.because());
        };
    }

    private static TimelineEntry vote(Vote vote, GateRequest request, List<Vote> all, int needed) {
        var isNo = vote.decision() == Decision.DENY;
        return entry(
                "gate-vote-" + vote.id(),
                vote.votedAt(),
                isNo ? Lane.SERVICE : Lane.PEOPLE,
                isNo ? Tone.BAD : Tone.PLAIN,
                true,
                request,
                words(vote, what(request), all, needed));
    }

    private static String words(Vote vote, String what, List<Vote> all, int needed) {
        var comment = vote.comment() == null || vote.comment().isBlank() ? "" : ": " + vote.comment();
        return switch (vote.decision()) {
            case APPROVE ->
                "%s approved %s%s%s".formatted(vote.personName(), what, counted(vote, all, needed), comment);
            case DENY -> "%s refused %s%s".formatted(vote.personName(), what, comment);
            case WITHDRAW -> "%s took a word about %s back%s".formatted(vote.personName(), what, comment);
        };
    }

    /** Such as {@code (1 of 2)}. */
    private static String counted(Vote vote, List<Vote> all, int needed) {
        var until = all.stream().filter(one -> one.id() <= vote.id()).toList();
        return needed == 0
                ? ""
                : " (%d of %d)".formatted(VoteRows.yes(until, vote.round()).size(), needed);
    }

    private static String what(GateRequest request) {
        var candidate = request.candidate();
        return "%s%s to %s"
                .formatted(
                        candidate.isRollback() ? "the rollback to " : "",
                        GateNames.of(candidate.sha(), candidate.digest()),
                        candidate.environment().name());
    }

    private List<TimelineEntry> frozen(TimelineScope scope) {
        var teams = rows.teams(scope);
        var entries = new ArrayList<TimelineEntry>();
        var concerning = freezes.since(scope.from()).stream()
                .filter(freeze -> concerns(freeze, scope, teams))
                .toList();
        var scopes = places.of(concerning);
        for (var freeze : concerning) {
            begun(freeze, scope)
                    .forEach(at -> entries.add(freeze(
                            freeze,
                            at,
                            "gate-freeze-%d-%d".formatted(freeze.id(), at.getEpochSecond()),
                            begun(freeze, scopes))));
            if (freeze.liftedAt() != null) {
                entries.add(freeze(
                        freeze,
                        freeze.liftedAt(),
                        "gate-freeze-%d-lifted".formatted(freeze.id()),
                        "%s lifted “%s” of %s".formatted(freeze.liftedBy(), freeze.title(), scopes.of(freeze))));
            }
        }
        return entries;
    }

    private static boolean concerns(Freeze freeze, TimelineScope scope, List<Long> teams) {
        return (freeze.serviceId() == null || scope.services().contains(freeze.serviceId()))
                && (freeze.teamId() == null || teams.contains(freeze.teamId()))
                && (freeze.environmentId() == null || scope.environments().contains(freeze.environmentId()));
    }

    /** One that was made after its time had begun began when it was made. */
    private static List<Instant> begun(Freeze freeze, TimelineScope scope) {
        var lifted = Objects.requireNonNullElse(freeze.liftedAt(), scope.to());
        return freeze.schedule()
                .between(scope.from(), scope.to())
                .filter(span ->
                        span.until().isAfter(freeze.madeAt()) && span.from().isBefore(lifted))
                .map(span -> span.from().isBefore(freeze.madeAt()) ? freeze.madeAt() : span.from())
                .filter(at -> at.isBefore(lifted))
                .toList();
    }

    private static String begun(Freeze freeze, FreezeScopes scopes) {
        var reason = freeze.reason() == null || freeze.reason().isBlank() ? "" : ": " + freeze.reason();
        return freeze.isEmergency()
                ? "%s stopped %s%s".formatted(freeze.madeBy(), scopes.of(freeze), reason)
                : "Freeze “%s” of %s began%s".formatted(freeze.title(), scopes.of(freeze), reason);
    }

    private static TimelineEntry freeze(Freeze freeze, Instant at, String id, String text) {
        return new TimelineEntry(
                id, at, null, at, SOURCE, Lane.PEOPLE, Tone.PLAIN, true, null, text, "/freezes#freeze-" + freeze.id());
    }

    private static TimelineEntry closed(Closed closed) {
        return new TimelineEntry(
                "gate-breaker-" + closed.id(),
                closed.at(),
                null,
                closed.at(),
                SOURCE,
                Lane.PEOPLE,
                Tone.PLAIN,
                true,
                closed.service(),
                "%s closed the breaker of %s to %s: %s"
                        .formatted(closed.by(), closed.service(), closed.environment(), closed.reason()),
                null);
    }

    private static TimelineEntry entry(
            String id, Instant at, Lane lane, Tone tone, boolean isKey, GateRequest request, String text) {
        return new TimelineEntry(
                id,
                at,
                null,
                at,
                SOURCE,
                lane,
                tone,
                isKey,
                request.candidate().service().name(),
                text,
                "/approvals/" + request.id());
    }
}
