package dev.plimsoll.gates;

import dev.plimsoll.access.Approver;
import dev.plimsoll.access.Approvers;
import dev.plimsoll.gates.facts.Candidate;
import dev.plimsoll.gates.facts.Facts;
import dev.plimsoll.gates.facts.FactsReader;
import dev.plimsoll.gates.facts.Range;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks at a candidate with all that is known now. */
@Component
class Judge {

    private final RuleBook rules;
    private final FactsReader reader;
    private final Freezes freezes;
    private final Approvers approvers;

    Judge(RuleBook rules, FactsReader reader, Freezes freezes, Approvers approvers) {
        this.rules = rules;
        this.reader = reader;
        this.freezes = freezes;
        this.approvers = approvers;
    }

    /**
     * A candidate with the world around it, before anybody has voted.
     *
     * @param hands who had a hand in it, those among them whom the commits and change requests name
     */
    record Seen(GateCase asked, List<String> hands) {

        Facts facts() {
            return asked.facts();
        }

        /** The same with these people's yes. */
        GateCase with(List<Long> yes) {
            var people = asked.electorate();
            var electorate =
                    new Electorate(people.team(), people.environment(), people.approvers(), people.self(), yes);
            return new GateCase(
                    asked.candidate(), asked.facts(), asked.freezes(), electorate, asked.ticks(), asked.requestedAt());
        }
    }

    /** @param ticks the points of its checklist that are done */
    Seen look(Candidate candidate, Collection<String> known, List<Tick> ticks, Instant requestedAt, Instant now) {
        var facts = reader.now(candidate, now);
        var hands = hands(known, facts.range());
        var all = approvers.all();
        var self = all.stream()
                .filter(approver -> hands.stream().anyMatch(approver::goesBy))
                .map(Approver::id)
                .collect(Collectors.toSet());
        var electorate = new Electorate(
                candidate.service().team(), candidate.environment().name(), all, self, List.of());
        return new Seen(
                new GateCase(candidate, facts, freezes.of(candidate), electorate, ticks, requestedAt),
                List.copyOf(hands));
    }

    /** All policies count, so of an old and a new version the stricter one does. */
    List<Judged> judge(Seen seen, List<Policy> policies, List<Long> yes) {
        var asked = seen.with(yes);
        return Stream.concat(
                        policies.stream().flatMap(policy -> rules.judge(policy, asked).stream()),
                        policies.stream()
                                .filter(policy -> !holdsInFreezes(policy))
                                .limit(1)
                                .flatMap(policy -> rules.judge(freezesAlone(policy), asked).stream()))
                .toList();
    }

    /** A policy says when its own hours are; what stops everything stops also where that is off or in a dry run. */
    private static boolean holdsInFreezes(Policy policy) {
        return policy.settings().stream()
                .anyMatch(setting -> setting.rule().equals(CALENDAR) && setting.mode() == Mode.ENFORCED);
    }

    private static final String CALENDAR = "calendar";

    private static Policy freezesAlone(Policy policy) {
        return new Policy(
                policy.id(),
                policy.scope(),
                policy.version(),
                List.of(new Setting(CALENDAR, Mode.ENFORCED, Options.none(CALENDAR))),
                policy.isWithdrawn(),
                policy.author(),
                policy.reason(),
                policy.writtenAt());
    }

    private static Set<String> hands(Collection<String> known, Range range) {
        var hands = new LinkedHashSet<>(known);
        range.commits().forEach(commit -> hands.addAll(commit.people()));
        range.changes().stream()
                .flatMap(change -> Stream.of(change.author(), change.mergedBy()))
                .filter(Objects::nonNull)
                .forEach(hands::add);
        return hands;
    }
}
