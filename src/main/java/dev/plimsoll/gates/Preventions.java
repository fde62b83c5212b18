package dev.plimsoll.gates;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.gates.facts.Candidate;
import dev.plimsoll.gates.facts.FactsReader;
import dev.plimsoll.gates.facts.Question;
import dev.plimsoll.incidents.Prevention;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Judges one deployment of the past by the policy that held when it began, and by the one that holds now. Nobody can be
 * asked how people would have voted, so approvals and waiting are left out.
 */
@Component
class Preventions implements Prevention {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final PastDeployments past;
    private final FactsReader facts;
    private final FreezeRows freezes;
    private final PolicyRows rows;
    private final Policies policies;
    private final RuleBook rules;
    private final ZoneId zone;

    Preventions(
            PastDeployments past,
            FactsReader facts,
            FreezeRows freezes,
            PolicyRows rows,
            Policies policies,
            RuleBook rules,
            PlimsollProperties properties) {
        this.past = past;
        this.facts = facts;
        this.freezes = freezes;
        this.rows = rows;
        this.policies = policies;
        this.rules = rules;
        this.zone = properties.zone();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Prevented> of(long deployment) {
        return past.find(deployment).map(this::of).orElse(List.of());
    }

    private List<Prevented> of(PastDeployment one) {
        var then = then(one.candidate(), one.at());
        var now = policies.inForce(one.candidate());
        if (then.isEmpty() && now.isBuiltIn()) {
            return List.of(uncovered(one.candidate()));
        }
        var asked = asked(one);
        var found = new LinkedHashMap<String, Prevented>();
        then.ifPresent(policy -> stopping(policy, asked)
                .forEach(judged -> found.put(judged.finding().rule(), then(judged, policy, one))));
        if (!now.isBuiltIn()) {
            stopping(now, asked).stream()
                    .filter(judged -> judged.mode() != Mode.OFF)
                    .forEach(judged -> found.putIfAbsent(judged.finding().rule(), now(judged, now, one)));
        }
        return List.copyOf(found.values());
    }

    private Optional<Policy> then(Candidate candidate, Instant at) {
        var service = candidate.service();
        return rows
                .newest(service.id(), service.teamId(), candidate.environment().id(), at)
                .stream()
                .filter(policy -> !policy.isWithdrawn())
                .findFirst();
    }

    private GateCase asked(PastDeployment one) {
        var known = facts.read(List.of(new Question(one.candidate(), one.at(), one.id())));
        var closures = Freezes.closures(Replays.inForce(freezes.since(one.at()), one.at()), one.candidate());
        return new GateCase(one.candidate(), known.get(0), closures, Electorate.NOBODY, List.of(), one.at());
    }

    /** What does not pass, with the mode that the policy gives it; of what is off only what is sure to fail. */
    private List<Judged> stopping(Policy policy, GateCase asked) {
        var stopping = new ArrayList<Judged>();
        for (var setting : policy.settings()) {
            var rule = rules.named(setting.rule());
            if (!rule.isAboutPeople() && !(rule.isSparedByRollback() && asked.isPreApprovedRollback())) {
                var finding = rule.judge(asked, setting.options());
                if (finding.verdict() == Verdict.FAILS
                        || (finding.verdict() == Verdict.UNKNOWN && setting.mode() != Mode.OFF)) {
                    stopping.add(new Judged(finding, setting.mode(), rule.nature(), policy.id()));
                }
            }
        }
        return stopping;
    }

    private Prevented then(Judged judged, Policy policy, PastDeployment one) {
        var since = day(since(judged, policy), one.at());
        var mode = switch (judged.mode()) {
            case OFF -> "Off since %s.".formatted(since);
            case DRY_RUN -> "Dry run since %s.".formatted(since);
            case ENFORCED -> "Enforced since %s, and it went out all the same.".formatted(since);
        };
        return prevented(judged, policy, judged.mode(), said(judged, one) + mode);
    }

    private Prevented now(Judged judged, Policy policy, PastDeployment one) {
        var since = day(since(judged, policy), one.at());
        var mode = judged.mode() == Mode.ENFORCED ? "enforced" : "dry run";
        return prevented(
                judged,
                policy,
                Mode.OFF,
                "%sNot asked for then, %s since %s.".formatted(said(judged, one), mode, since));
    }

    private Prevented prevented(Judged judged, Policy policy, Mode then, String words) {
        return new Prevented(
                policy.scope().text(),
                "/gates/" + policy.id(),
                then.word(),
                rules.named(judged.finding().rule()).form().title(),
                words);
    }

    private String said(Judged judged, PastDeployment one) {
        return "%s would have %s %s: %s. "
                .formatted(
                        rules.named(judged.finding().rule()).form().title(),
                        judged.nature() == Nature.REFUSES ? "refused" : "held",
                        GateNames.of(one.candidate().sha(), one.candidate().digest()),
                        judged.finding().sentence());
    }

    /** When the oldest of the versions was written that have said the same of this rule without a break until this one. */
    private Instant since(Judged judged, Policy policy) {
        var since = policy.writtenAt();
        for (var version : rows.versions(policy.scope())) {
            if (version.version() >= policy.version()) {
                continue;
            }
            if (version.isWithdrawn() || mode(version, judged.finding().rule()) != judged.mode()) {
                return since;
            }
            since = version.writtenAt();
        }
        return since;
    }

    private static Mode mode(Policy policy, String rule) {
        return policy.settings().stream()
                .filter(setting -> setting.rule().equals(rule))
                .map(Setting::mode)
                .findFirst()
                .orElse(Mode.OFF);
    }

    private String day(Instant since, Instant at) {
        var day = since.atZone(zone);
        return (day.getYear() == at.atZone(zone).getYear() ? DAY : DAY_OF_YEAR).format(day);
    }

    private static Prevented uncovered(Candidate candidate) {
        return new Prevented(
                "New policy",
                "/gates/new?environment="
                        + URLEncoder.encode(candidate.environment().name(), UTF_8),
                Mode.OFF.word(),
                null,
                "No policy covers %s to %s: write one, and it says what it would have held."
                        .formatted(
                                candidate.service().name(),
                                candidate.environment().name()));
    }
}
