package dev.plimsoll.gates.web;

import dev.plimsoll.gates.Mode;
import dev.plimsoll.gates.Policies;
import dev.plimsoll.gates.Policy;
import dev.plimsoll.gates.PolicyDraft;
import dev.plimsoll.gates.PolicyInvalid;
import dev.plimsoll.gates.RuleBook;
import dev.plimsoll.gates.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a policy out of its form, and says of each field what is wrong with it, of all of them at once. */
@Component
class PolicyReading {

    private final RuleBook rules;
    private final Policies policies;

    PolicyReading(RuleBook rules, Policies policies) {
        this.rules = rules;
        this.policies = policies;
    }

    /**
     * What the form says.
     *
     * @param draft null where something is refused
     * @param policy what it would be as the next version; null where something is refused
     * @param refusals what is wrong, by the name of the field
     */
    record Read(@Nullable PolicyDraft draft, @Nullable Policy policy, Map<String, String> refusals) {}

    Read read(PolicyForm form, String author) {
        var refusals = new LinkedHashMap<String, String>();
        var settings = settings(form, refusals);
        var draft = draft(form, settings, refusals);
        var policy = preview(draft, author, refusals);
        return refusals.isEmpty() ? new Read(draft, policy.orElse(null), Map.of()) : new Read(null, null, refusals);
    }

    private List<Setting> settings(PolicyForm form, Map<String, String> refusals) {
        var settings = new ArrayList<Setting>();
        for (var rule : rules.all()) {
            try {
                var setting = form.setting(
                        rule.name(), mode(rule.name(), form), rule.form().fields());
                if (setting.mode() != Mode.OFF || isSaid(setting, rule.name())) {
                    settings.addAll(rules.checked(List.of(setting)));
                }
            } catch (PolicyInvalid refused) {
                refusals.putIfAbsent(refused.field(), refused.getMessage());
            }
        }
        return settings;
    }

    /** What is off and has no value need not be kept; but the calendar holds where nothing is said of it. */
    private static boolean isSaid(Setting setting, String rule) {
        return rule.equals("calendar") || !setting.options().values().isEmpty();
    }

    private static Mode mode(String rule, PolicyForm form) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.word().equals(form.mode(rule)))
                .findFirst()
                .orElseThrow(() -> new PolicyInvalid(rule + ".mode", "Choose off, dry run or enforced"));
    }

    private static PolicyDraft draft(PolicyForm form, List<Setting> settings, Map<String, String> refusals) {
        var what = form.text(PolicyForm.WHAT);
        var service = what.equals("service") ? form.textOrNull("service") : null;
        var team = what.equals("team") ? form.textOrNull("team") : null;
        if (what.equals("service") && service == null) {
            refusals.put("service", "Name the service, or choose all services");
        }
        if (what.equals("team") && team == null) {
            refusals.put("team", "Choose the team, or all services");
        }
        if (form.text("environment").isEmpty()) {
            refusals.put("environment", "Choose the environment");
        }
        if (settings.stream().allMatch(setting -> setting.mode() == Mode.OFF) && refusals.isEmpty()) {
            refusals.put(PolicyForm.WHAT, "It asks for nothing: switch on a rule, or withdraw the policy");
        }
        return new PolicyDraft(service, team, form.text("environment"), settings, form.textOrNull(PolicyForm.REASON));
    }

    private Optional<Policy> preview(PolicyDraft draft, String author, Map<String, String> refusals) {
        if (!refusals.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(policies.preview(draft, author));
        } catch (PolicyInvalid refused) {
            refusals.put(refused.field(), refused.getMessage());
            return Optional.empty();
        }
    }
}
