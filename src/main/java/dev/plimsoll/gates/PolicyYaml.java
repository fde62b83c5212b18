package dev.plimsoll.gates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** Policies as YAML, to keep them beside the code. */
@Component
public class PolicyYaml {

    private static final Set<String> KEYS = Set.of("service", "team", "environment", "reason", "rules");
    private static final int LONGEST = 100_000;

    private final RuleBook rules;

    PolicyYaml(RuleBook rules) {
        this.rules = rules;
    }

    /** @throws PolicyInvalid if it is no YAML, or says something that no rule understands */
    public PolicyDraft read(String text) {
        var document = document(text);
        document.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new PolicyInvalid(
                            key,
                            "A policy has no “%s”: it has service or team, environment, reason and rules"
                                    .formatted(key));
                });
        var environment = text(document, "environment");
        if (environment == null) {
            throw new PolicyInvalid("environment", "Say for which environment it is");
        }
        return new PolicyDraft(
                text(document, "service"),
                text(document, "team"),
                environment,
                rules.checked(settings(document)),
                text(document, "reason"));
    }

    public String write(Policy policy) {
        var document = new LinkedHashMap<String, Object>();
        put(document, "service", policy.scope().service());
        put(document, "team", policy.scope().team());
        document.put("environment", policy.scope().environment());
        put(document, "reason", policy.reason());
        var all = new LinkedHashMap<String, Object>();
        policy.settings().forEach(setting -> {
            var one = new LinkedHashMap<String, Object>();
            one.put("mode", setting.mode().word());
            one.putAll(setting.options().values());
            all.put(setting.rule(), one);
        });
        document.put("rules", all);
        return yaml().dump(document);
    }

    private static List<Setting> settings(Map<String, Object> document) {
        if (!(document.get("rules") instanceof Map<?, ?> all)) {
            throw new PolicyInvalid("rules", "Name the rules, such as approvals, each with its mode");
        }
        var settings = new ArrayList<Setting>();
        all.forEach((name, value) -> settings.add(setting(String.valueOf(name), value)));
        return settings;
    }

    private static Setting setting(String rule, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map) || map.get("mode") == null) {
            throw new PolicyInvalid(rule + ".mode", "Say off, dry-run or enforced for “%s”".formatted(rule));
        }
        var options = new LinkedHashMap<String, Object>();
        map.forEach((key, option) -> options.put(String.valueOf(key), option));
        // YAML reads the word off as false.
        var word = String.valueOf(options.remove("mode"));
        return new Setting(rule, Mode.of(rule, word.equals("false") ? "off" : word), new Options(rule, options));
    }

    private static Map<String, Object> document(String text) {
        if (text.length() > LONGEST) {
            throw new PolicyInvalid("yaml", "It is longer than any policy");
        }
        if (text.contains("\\0") || text.contains("\\x00") || text.contains("\\u0000") || text.indexOf(0) >= 0) {
            throw new PolicyInvalid("yaml", "A policy holds no NUL characters: take them out");
        }
        try {
            if (yaml().load(text) instanceof Map<?, ?> map) {
                var document = new LinkedHashMap<String, Object>();
                map.forEach((key, value) -> document.put(String.valueOf(key), value));
                return document;
            }
            throw new PolicyInvalid("yaml", "It has no names and values: begin with “environment: production”");
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new PolicyInvalid(
                    "yaml",
                    "It is no YAML%s: %s"
                            .formatted(mark == null ? "" : " in line " + (mark.getLine() + 1), e.getProblem()));
        } catch (YAMLException e) {
            throw new PolicyInvalid(
                    "yaml",
                    "It is no YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static @Nullable String text(Map<String, Object> document, String key) {
        var value = document.get(key);
        return value == null || String.valueOf(value).isBlank()
                ? null
                : String.valueOf(value).strip();
    }

    private static void put(Map<String, Object> document, String key, @Nullable String value) {
        if (value != null) {
            document.put(key, value);
        }
    }

    private static Yaml yaml() {
        var loading = new LoaderOptions();
        loading.setAllowDuplicateKeys(false);
        loading.setMaxAliasesForCollections(0);
        var dumping = new DumperOptions();
        dumping.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading);
    }
}
