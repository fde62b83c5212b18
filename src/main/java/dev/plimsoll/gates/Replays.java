package dev.plimsoll.gates;

import dev.plimsoll.gates.Replay.Fate;
import dev.plimsoll.gates.Replay.Replayed;
import dev.plimsoll.gates.facts.FactsReader;
import dev.plimsoll.gates.facts.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Judges the deployments of the past by a policy of today, with the same rules that judge what comes next. */
@Component
public class Replays {

    private static final String REVIEW = "review";
    private static final Duration BACK = Duration.ofDays(90);
    private static final int MOST = 2000;
    private static final int AT_ONCE = 100;

    private final PastDeployments past;
    private final FactsReader reader;
    private final FreezeRows freezes;
    private final RuleBook rules;
    private final PlaceNames places;

    Replays(PastDeployments past, FactsReader reader, FreezeRows freezes, RuleBook rules, PlaceNames places) {
        this.past = past;
        this.reader = reader;
        this.freezes = freezes;
        this.rules = rules;
        this.places = places;
    }

    /** Over the last 90 days, in a few statements for each hundred deployments. */
    @Transactional(readOnly = true)
    public Replay of(Policy policy, Instant now) {
        var since = now.minus(BACK);
        var all = past.of(policy.scope(), since, now, MOST + 1);
        var deployments = all.subList(0, Math.min(MOST, all.size()));
        var replayed = new ArrayList<Replayed>();
        var byRule = new LinkedHashMap<String, Long>();
        var asked = withoutPeople(policy);
        var known = freezes.since(since);
        for (var from = 0; from < deployments.size(); from += AT_ONCE) {
            var some = deployments.subList(from, Math.min(from + AT_ONCE, deployments.size()));
            replayed.addAll(judge(asked, some, known, byRule));
        }
        return new Replay(since, List.copyOf(replayed), Map.copyOf(byRule), all.size() > MOST);
    }

    /** The deployments to production in the last 90 days, held where they brought a change that nobody had reviewed. */
    @Transactional(readOnly = true)
    public List<Replayed> unreviewed(Instant now) {
        return places.production().stream()
                .map(environment -> new Policy(
                        0,
                        new PolicyScope(null, null, null, null, environment.id(), environment.name()),
                        0,
                        List.of(new Setting(REVIEW, Mode.ENFORCED, Options.none(REVIEW))),
                        false,
                        "plimsoll",
                        null,
                        Instant.EPOCH))
                .flatMap(policy -> of(policy, now).replayed().stream())
                .sorted(Comparator.comparing(Replayed::at).reversed())
                .toList();
    }

    private List<Replayed> judge(
            Policy policy, List<PastDeployment> deployments, List<Freeze> known, Map<String, Long> byRule) {
        var facts = reader.read(deployments.stream()
                .map(one -> new Question(one.candidate(), one.at(), one.id()))
                .toList());
        var replayed = new ArrayList<Replayed>();
        for (var n = 0; n < deployments.size(); n++) {
            var one = deployments.get(n);
            var closures = Freezes.closures(inForce(known, one.at()), one.candidate());
            var asked = new GateCase(one.candidate(), facts.get(n), closures, Electorate.NOBODY, List.of(), one.at());
            var open = rules.judge(policy, asked).stream()
                    .map(Judged::finding)
                    .filter(finding -> !finding.isPassed())
                    .toList();
            open.forEach(finding -> byRule.merge(finding.rule(), 1L, Long::sum));
            replayed.add(replayed(one, open));
        }
        return replayed;
    }

    private static Replayed replayed(PastDeployment one, List<Finding> open) {
        var failed = open.stream()
                .filter(finding -> finding.verdict() == Verdict.FAILS)
                .toList();
        var fate = open.isEmpty() ? Fate.PASSED : failed.isEmpty() ? Fate.UNKNOWN : Fate.HELD;
        var because = (failed.isEmpty() ? open : failed)
                .stream().map(Finding::sentence).collect(Collectors.joining("; "));
        return new Replayed(
                one.id(),
                one.candidate().service().name(),
                one.candidate().sha(),
                one.at(),
                one.hasFailed(),
                fate,
                because);
    }

    static List<Freeze> inForce(List<Freeze> freezes, Instant at) {
        return freezes.stream()
                .filter(freeze -> !freeze.madeAt().isAfter(at)
                        && (freeze.liftedAt() == null || freeze.liftedAt().isAfter(at)))
                .toList();
    }

    private Policy withoutPeople(Policy policy) {
        var settings = policy.settings().stream()
                .filter(setting -> !rules.named(setting.rule()).isAboutPeople())
                .toList();
        return new Policy(
                policy.id(),
                policy.scope(),
                policy.version(),
                settings,
                policy.isWithdrawn(),
                policy.author(),
                policy.reason(),
                policy.writtenAt());
    }
}
