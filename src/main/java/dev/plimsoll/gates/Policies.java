package dev.plimsoll.gates;

import dev.plimsoll.access.Approvers;
import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import dev.plimsoll.gates.facts.Candidate;
import dev.plimsoll.gates.facts.Candidate.Environment;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The policies: which holds where, and who wrote which version. */
@Component
public class Policies {

    /** Where only freezes hold until somebody writes a policy; what nobody has sorted yet counts as production. */
    private static final Set<String> UNGUARDED = Set.of("development", "testing", "staging");

    private static final String CALENDAR = "calendar";
    private static final int LONGEST_REASON = 2000;

    private final PolicyRows rows;
    private final PlaceNames places;
    private final RuleBook rules;
    private final Approvers approvers;
    private final OpenRequests open;
    private final AuditTrail trail;
    private final Clock clock;

    Policies(
            PolicyRows rows,
            PlaceNames places,
            RuleBook rules,
            Approvers approvers,
            OpenRequests open,
            AuditTrail trail,
            Clock clock) {
        this.rows = rows;
        this.places = places;
        this.rules = rules;
        this.approvers = approvers;
        this.open = open;
        this.trail = trail;
        this.clock = clock;
    }

    /** The newest version for each scope, withdrawn ones too. */
    public List<Policy> all() {
        return rows.all().stream().map(this::ordered).toList();
    }

    public Optional<Policy> find(long id) {
        return rows.find(id).map(this::ordered);
    }

    /** The newest first. */
    public List<Policy> versions(PolicyScope scope) {
        return rows.versions(scope).stream().map(this::ordered).toList();
    }

    /**
     * The one that holds for a candidate: of the service, else of the team, else of all, else the one that comes along.
     * Freezes hold where a policy does not speak of the calendar at all.
     */
    public Policy inForce(Candidate candidate) {
        var service = candidate.service();
        return rows
                .newest(service.id(), service.teamId(), candidate.environment().id())
                .stream()
                .filter(policy -> !policy.isWithdrawn())
                .findFirst()
                .map(this::ordered)
                .orElseGet(() -> builtIn(candidate.environment()));
    }

    /** What holds in each environment for all services that have no policy of their own, where nobody wrote one for all. */
    public List<Policy> comingAlong() {
        var written = rows.all().stream()
                .filter(policy -> !policy.isWithdrawn())
                .map(Policy::scope)
                .filter(PolicyScope::isOfAll)
                .map(PolicyScope::environmentId)
                .toList();
        return places.environments().stream()
                .filter(environment -> !written.contains(environment.id()))
                .map(this::builtIn)
                .toList();
    }

    /** What holds in an environment where nobody wrote a policy. */
    public Policy comingAlong(String environment) {
        return builtIn(places.environment(environment));
    }

    /** Those of these numbers; the one that comes along has 0. */
    List<Policy> of(List<Long> ids, Candidate candidate) {
        var found = new ArrayList<>(rows.of(ids).stream().map(this::ordered).toList());
        if (ids.contains(0L)) {
            found.add(0, builtIn(candidate.environment()));
        }
        return found;
    }

    /**
     * What a draft would be as the next version, without keeping it.
     *
     * @throws PolicyInvalid if it names something that is not there, or asks for what nobody can give
     */
    @Transactional(readOnly = true)
    public Policy preview(PolicyDraft draft, String author) {
        refuseIfTooLong(draft.reason());
        var scope = places.scope(draft);
        var settings = rules.checked(draft.settings());
        var version =
                rows.versions(scope).stream().mapToInt(Policy::version).max().orElse(0) + 1;
        var policy = new Policy(-1, scope, version, settings, false, author, draft.reason(), clock.instant());
        refuseIfNobodyCanApprove(policy);
        return ordered(policy);
    }

    /** Writes the next version; open requests that it concerns must pass both, the old and the new. */
    @Transactional
    public Policy write(PolicyDraft draft, String author) {
        places.lock();
        return keep(preview(draft, author), "policy.written");
    }

    /**
     * Writes the next version, if the newest is still the one that its author has seen.
     *
     * @param seen the version on which the draft is based; 0 where there was none, or none any more
     * @throws PolicyMoved if there is another one now
     */
    @Transactional
    public Policy write(PolicyDraft draft, int seen, String author) {
        places.lock();
        var next = preview(draft, author);
        newest(next.scope())
                .filter(newest -> newest.version() != seen && !(seen == 0 && newest.isWithdrawn()))
                .ifPresent(newest -> {
                    throw new PolicyMoved(ordered(newest));
                });
        return keep(next, "policy.written");
    }

    /** From now on there is no policy for this scope, and the next wider one holds. */
    @Transactional
    public Policy withdraw(PolicyScope scope, String author, String reason) {
        if (reason.isBlank()) {
            throw new PolicyInvalid("reason", "Say why it is withdrawn");
        }
        refuseIfTooLong(reason);
        places.lock();
        var newest = newest(scope).orElseThrow(() -> new PolicyNotFound(0));
        if (newest.isWithdrawn()) {
            return ordered(newest);
        }
        return keep(
                new Policy(-1, scope, newest.version() + 1, newest.settings(), true, author, reason, clock.instant()),
                "policy.withdrawn");
    }

    private Policy keep(Policy policy, String action) {
        var before = newest(policy.scope());
        var id = rows.insert(policy);
        trail.record(new Act(
                action,
                "policy",
                policy.scope().text(),
                before.map(PolicyRows::rules).orElse(null),
                PolicyRows.rules(policy),
                policy.reason()));
        open.lookAgain(policy.scope().environmentId(), clock.instant());
        return find(id).orElseThrow(() -> new PolicyNotFound(id));
    }

    private Optional<Policy> newest(PolicyScope scope) {
        return rows.versions(scope).stream().findFirst();
    }

    private static void refuseIfTooLong(@Nullable String reason) {
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw new PolicyInvalid("reason", "Say it in at most %d characters".formatted(LONGEST_REASON));
        }
    }

    private void refuseIfNobodyCanApprove(Policy policy) {
        policy.settings().stream()
                .filter(setting -> setting.rule().equals(Quorum.RULE) && setting.mode() != Mode.OFF)
                .forEach(setting -> {
                    var quorum = Quorum.of(setting.options());
                    var team =
                            policy.scope().serviceId() == null ? policy.scope().team() : places.teamOf(policy.scope());
                    var electorate =
                            new Electorate(team, policy.scope().environment(), approvers.all(), Set.of(), List.of());
                    var possible = quorum.possible(electorate);
                    if (possible < quorum.seats().size()) {
                        throw new PolicyInvalid(
                                Quorum.RULE,
                                "Nobody can satisfy this: it needs %d approvals, and %d people may give one: give more people the role, or ask for fewer"
                                        .formatted(quorum.seats().size(), possible));
                    }
                });
    }

    private Policy ordered(Policy policy) {
        var settings = new ArrayList<>(policy.settings());
        if (settings.stream().noneMatch(setting -> setting.rule().equals(CALENDAR))) {
            settings.add(new Setting(CALENDAR, Mode.ENFORCED, Options.none(CALENDAR)));
        }
        return new Policy(
                policy.id(),
                policy.scope(),
                policy.version(),
                rules.checked(settings),
                policy.isWithdrawn(),
                policy.author(),
                policy.reason(),
                policy.writtenAt());
    }

    /** Production needs one other person; elsewhere only freezes hold. */
    private Policy builtIn(Environment environment) {
        var approval = new Setting(Quorum.RULE, Mode.ENFORCED, Options.none(Quorum.RULE));
        return ordered(new Policy(
                0,
                new PolicyScope(null, null, null, null, environment.id(), environment.name()),
                0,
                UNGUARDED.contains(environment.tier()) ? List.of() : List.of(approval),
                false,
                "plimsoll",
                null,
                Instant.EPOCH));
    }
}
