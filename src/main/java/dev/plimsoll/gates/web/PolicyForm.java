package dev.plimsoll.gates.web;

import dev.plimsoll.gates.Mode;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.Policy;
import dev.plimsoll.gates.RuleField;
import dev.plimsoll.gates.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the form about a policy, as somebody typed it: texts by the names of the fields, such as
 * {@code branch.allowed}.
 */
final class PolicyForm {

    /** The fields of a policy that belong to no rule. */
    static final String WHAT = "what";

    static final String REASON = "reason";

    private static final String MODE = "mode";
    private static final String GROUP = "group";
    private static final String COUNT = "count";

    private final MultiValueMap<String, String> typed;

    private PolicyForm(MultiValueMap<String, String> typed) {
        this.typed = typed;
    }

    static PolicyForm typed(MultiValueMap<String, String> parameters) {
        return new PolicyForm(parameters);
    }

    /** As a policy says it; the reason is that of the next version, and still to be written. */
    static PolicyForm of(Policy policy) {
        var typed = new LinkedMultiValueMap<String, String>();
        var scope = policy.scope();
        typed.set(WHAT, scope.service() != null ? "service" : scope.team() != null ? "team" : "all");
        put(typed, "service", scope.service());
        put(typed, "team", scope.team());
        typed.set("environment", scope.environment());
        typed.set("seen", Integer.toString(policy.version()));
        policy.settings().forEach(setting -> {
            typed.set(setting.rule() + "." + MODE, setting.mode().word());
            setting.options().values().forEach((key, value) -> put(typed, setting.rule() + "." + key, value));
        });
        return new PolicyForm(typed);
    }

    /** The same, based on another version. */
    PolicyForm seen(int version) {
        return with("seen", Integer.toString(version));
    }

    PolicyForm with(String name, String value) {
        var copy = new LinkedMultiValueMap<String, String>(typed);
        copy.set(name, value);
        return new PolicyForm(copy);
    }

    /** What is typed in a field; empty where there is nothing. */
    public String text(String name) {
        var text = typed.getFirst(name);
        return text == null ? "" : text.strip();
    }

    @Nullable
    String textOrNull(String name) {
        return text(name).isEmpty() ? null : text(name);
    }

    /** 0 where it is no number. */
    public int number(String name) {
        return text(name).matches("\\d{1,9}") ? Integer.parseInt(text(name)) : 0;
    }

    List<String> all(String name) {
        return typed.getOrDefault(name, List.of()).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The word of a rule's mode; off where nothing is chosen. */
    String mode(String rule) {
        var word = text(rule + "." + MODE);
        return word.isEmpty() ? Mode.OFF.word() : word;
    }

    /** Teams and how many of each, with one empty line more to fill. */
    List<SeatLine> seats(String name) {
        var teams = typed.getOrDefault(name + "." + GROUP, List.of());
        var counts = typed.getOrDefault(name + "." + COUNT, List.of());
        var lines = new ArrayList<SeatLine>();
        for (var n = 0; n < Math.min(teams.size(), Options.MOST_TEXTS); n++) {
            if (!teams.get(n).isBlank()) {
                lines.add(new SeatLine(
                        teams.get(n).strip(), n < counts.size() ? counts.get(n).strip() : ""));
            }
        }
        lines.add(new SeatLine("", ""));
        return lines;
    }

    /** What is said of one rule; a number that is none stays a text, so that the rule refuses it with its bounds. */
    Setting setting(String rule, Mode mode, List<RuleField> fields) {
        var values = new LinkedHashMap<String, Object>();
        fields.forEach(field -> {
            var value = value(rule + "." + field.key(), field);
            if (value != null) {
                values.put(field.key(), value);
            }
        });
        return new Setting(rule, mode, new Options(rule, values));
    }

    private @Nullable Object value(String name, RuleField field) {
        return switch (field.kind()) {
            case NUMBER -> numberOrText(textOrNull(name));
            case LINES, CHECKS -> all(name).isEmpty() ? null : all(name);
            case YES_NO -> truth(unless(name, field.otherwise()));
            case CHOICE -> unless(name, field.otherwise());
            case SEATS -> tables(name);
            case LENGTH, TEXT, ZONE, ENVIRONMENT -> textOrNull(name);
        };
    }

    /** A choice always has a word; the one that holds anyway need not be kept. */
    private @Nullable String unless(String name, String otherwise) {
        return text(name).equals(otherwise) ? null : textOrNull(name);
    }

    private @Nullable List<Map<String, Object>> tables(String name) {
        var tables = new ArrayList<Map<String, Object>>();
        for (var line : seats(name)) {
            if (!line.team().isEmpty()) {
                var count = numberOrText(line.count().isEmpty() ? "1" : line.count());
                tables.add(Map.of(GROUP, line.team(), COUNT, count == null ? 1 : count));
            }
        }
        return tables.isEmpty() ? null : tables;
    }

    private static @Nullable Object numberOrText(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? (Object) Integer.valueOf(text) : text;
    }

    private static @Nullable Object truth(@Nullable String text) {
        return text != null && text.matches("true|false") ? (Object) Boolean.valueOf(text) : text;
    }

    private static void put(MultiValueMap<String, String> typed, String name, @Nullable Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            list.forEach(one -> {
                typed.add(name + "." + GROUP, part(one, GROUP, ""));
                typed.add(name + "." + COUNT, part(one, COUNT, "1"));
            });
        } else if (value instanceof List<?> list) {
            typed.set(name, list.stream().map(String::valueOf).collect(Collectors.joining("\n")));
        } else if (value != null) {
            typed.set(name, String.valueOf(value));
        }
    }

    private static String part(Object table, String key, String otherwise) {
        var value = ((Map<?, ?>) table).get(key);
        return value == null ? otherwise : String.valueOf(value);
    }

    /** A team, and how many of it must say yes. */
    record SeatLine(String team, String count) {}
}
