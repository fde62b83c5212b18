package dev.plimsoll.gates;

import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads a policy back as one sentence. */
@Component
public class PolicySentence {

    private final RuleBook rules;

    PolicySentence(RuleBook rules) {
        this.rules = rules;
    }

    /** Such as {@code payment-service to production: needs 2 approvals from Payments; only from refs/heads/main}. */
    public String of(Policy policy) {
        var enforced = parts(policy, Mode.ENFORCED);
        var dry = parts(policy, Mode.DRY_RUN);
        return policy.scope().text() + ": " + (enforced.isEmpty() ? "asks for nothing" : enforced)
                + (dry.isEmpty() ? "" : "; in dry run: " + dry);
    }

    private String parts(Policy policy, Mode mode) {
        return policy.settings().stream()
                .filter(setting -> setting.mode() == mode)
                .map(setting -> rules.named(setting.rule()).sentence(setting.options()))
                .collect(Collectors.joining("; "));
    }
}
