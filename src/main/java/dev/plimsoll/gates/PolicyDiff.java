package dev.plimsoll.gates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a policy says otherwise than another one.
 *
 * @param lines one for each rule that is not the same
 */
public record PolicyDiff(List<Line> lines) {

    /**
     * One rule.
     *
     * @param before null where nothing was said of it
     * @param after null where nothing is said of it any more
     */
    public record Line(
            String rule, @Nullable String before, @Nullable String after) {}

    public static PolicyDiff between(Policy before, Policy after) {
        var old = said(before);
        var now = said(after);
        var rules = new LinkedHashSet<>(old.keySet());
        rules.addAll(now.keySet());
        var lines = new ArrayList<Line>();
        rules.stream()
                .filter(rule -> !Objects.equals(old.get(rule), now.get(rule)))
                .forEach(rule -> lines.add(new Line(rule, old.get(rule), now.get(rule))));
        return new PolicyDiff(List.copyOf(lines));
    }

    private static Map<String, String> said(Policy policy) {
        var said = new LinkedHashMap<String, String>();
        policy.settings().forEach(setting -> said.put(setting.rule(), said(setting)));
        return said;
    }

    private static String said(Setting setting) {
        var text = new StringBuilder(setting.mode().word());
        setting.options().values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(option ->
                        text.append(", ").append(option.getKey()).append(": ").append(option.getValue()));
        return text.toString();
    }
}
