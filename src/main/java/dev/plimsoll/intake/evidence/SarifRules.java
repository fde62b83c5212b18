package dev.plimsoll.intake.evidence;

import dev.plimsoll.intake.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How serious the results of each rule of a run are, unless they say so themselves. */
class SarifRules {

    private static final String ELSE = "warning";

    private final Map<String, String> byId = new HashMap<>();
    private final List<Tree> driver;
    private final List<Tree> extensions;

    SarifRules(Tree run) {
        driver = run.items("tool", "driver", "rules");
        extensions = run.items("tool", "extensions");
        extensions.forEach(extension -> extension.stream("rules").forEach(this::remember));
        driver.forEach(this::remember);
    }

    String level(Tree result) {
        var extension = index(result, "rule", "toolComponent", "index");
        var rules = extension != null && extension < extensions.size()
                ? extensions.get(extension).items("rules")
                : driver;
        var index = Objects.requireNonNullElseGet(
                index(result, "ruleIndex"), () -> Objects.requireNonNullElse(index(result, "rule", "index"), -1));
        if (index >= 0 && index < rules.size()) {
            return level(rules, index);
        }
        var id = Objects.requireNonNullElseGet(
                result.text("ruleId"), () -> Objects.requireNonNullElse(result.text("rule", "id"), ""));
        return byId.getOrDefault(id, ELSE);
    }

    private static String level(List<Tree> rules, int index) {
        return Objects.requireNonNullElse(rules.get(index).text("defaultConfiguration", "level"), ELSE);
    }

    private static @Nullable Integer index(Tree result, String... path) {
        var number = result.number(path);
        return number == null || number < 0 || number > Integer.MAX_VALUE ? null : number.intValue();
    }

    private void remember(Tree rule) {
        var id = rule.text("id");
        if (id != null) {
            byId.put(id, Objects.requireNonNullElse(rule.text("defaultConfiguration", "level"), ELSE));
        }
    }
}
