package dev.plimsoll.gates;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All rules that there are, by name and in their order. */
@Component
public class RuleBook {

    private final Map<String, GateRule> rules;

    RuleBook(List<GateRule> rules) {
        this.rules = rules.stream().collect(Collectors.toMap(GateRule::name, Function.identity()));
    }

    public List<GateRule> all() {
        return rules.values().stream()
                .sorted(Comparator.comparingInt(GateRule::position))
                .toList();
    }

    /** @throws PolicyInvalid if there is no such rule */
    public GateRule named(String name) {
        var rule = rules.get(name);
        if (rule == null) {
            throw new PolicyInvalid(name, "There is no rule “%s”: there are %s".formatted(name, names()));
        }
        return rule;
    }

    /**
     * Puts settings in the order of the rules.
     *
     * @throws PolicyInvalid if one names no rule, sets an unknown key, or cannot be meant
     */
    public List<Setting> checked(List<Setting> settings) {
        settings.forEach(this::check);
        return settings.stream()
                .sorted(Comparator.comparingInt(setting -> named(setting.rule()).position()))
                .toList();
    }

    private void check(Setting setting) {
        var rule = named(setting.rule());
        setting.options().values().keySet().stream()
                .filter(key -> !rule.options().contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new PolicyInvalid(
                            setting.rule() + "." + key,
                            "The rule “%s” has no “%s”: it has mode%s"
                                    .formatted(
                                            setting.rule(),
                                            key,
                                            rule.options().stream()
                                                    .sorted()
                                                    .map(", "::concat)
                                                    .collect(Collectors.joining())));
                });
        if (setting.mode() != Mode.OFF) {
            rule.sentence(setting.options());
        }
    }

    /** What each rule that is not off finds; one that is spared a proven rollback is left out. */
    public List<Judged> judge(Policy policy, GateCase asked) {
        return policy.settings().stream()
                .filter(setting -> setting.mode() != Mode.OFF)
                .filter(setting -> !isSpared(named(setting.rule()), asked))
                .map(setting -> {
                    var rule = named(setting.rule());
                    return new Judged(rule.judge(asked, setting.options()), setting.mode(), rule.nature(), policy.id());
                })
                .toList();
    }

    private static boolean isSpared(GateRule rule, GateCase asked) {
        return rule.isSparedByRollback() && asked.isPreApprovedRollback();
    }

    private String names() {
        return all().stream().map(GateRule::name).collect(Collectors.joining(", "));
    }
}
