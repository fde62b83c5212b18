package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Lengths;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleField;
import dev.plimsoll.gates.RuleForm;
import dev.plimsoll.gates.facts.Inventory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The environment has every variable and secret that the release needs. Only names are known, never values. */
@Component
class VariablesRule implements GateRule {

    private static final String NAME = "variables";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 95;
    }

    @Override
    public Nature nature() {
        return Nature.HOLDS;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of(
                "Variables and secrets",
                "The environment has every name that the release needs. Values are never known.",
                RuleField.lines(
                        "required", "Required names", "One a line, beside what the release itself says it needs.", ""),
                RuleField.length(
                        "max-age",
                        "Counted in the last",
                        "Such as 24 h or 2 d; at most 366 d. An older count vouches for nothing.",
                        "24 h"));
    }

    @Override
    public String sentence(Options options) {
        var required = options.texts("required");
        return (required.isEmpty() ? "all required variables present" : required.size() + " variables present")
                + ", counted in the last " + Lengths.words(oldest(options));
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var inventory = asked.facts().variables();
        var needed = needed(asked, inventory, options);
        if (needed.isEmpty()) {
            return Finding.passes(NAME, "no variable is required");
        }
        if (inventory == null || inventory.countedAt() == null) {
            return Finding.unknown(
                    NAME,
                    "cannot vouch: nobody counted the variables of "
                            + asked.candidate().environment().name());
        }
        var age = Duration.between(inventory.countedAt(), asked.at());
        var missing = needed.stream()
                .filter(name -> !inventory.names().contains(name))
                .toList();
        if (!missing.isEmpty()) {
            return Finding.fails(NAME, missing(missing, inventory, asked)).seenAt(null, inventory.countedAt());
        }
        if (age.compareTo(oldest(options)) > 0) {
            return Finding.unknown(NAME, "cannot vouch: inventory is %s old".formatted(Lengths.words(age)))
                    .seenAt(null, inventory.countedAt());
        }
        return Finding.passes(NAME, "all %d required variables present".formatted(needed.size()))
                .seenAt(null, inventory.countedAt())
                .until(inventory.countedAt().plus(oldest(options)));
    }

    private static String missing(List<String> missing, Inventory inventory, GateCase asked) {
        return "missing in %s: %s"
                .formatted(
                        asked.candidate().environment().name(),
                        missing.stream()
                                .map(name -> inventory.elsewhere().containsKey(name)
                                        ? "%s (present in %s)"
                                                .formatted(
                                                        name,
                                                        String.join(
                                                                ", ",
                                                                inventory
                                                                        .elsewhere()
                                                                        .get(name)))
                                        : name)
                                .collect(Collectors.joining(", ")));
    }

    private static List<String> needed(GateCase asked, @Nullable Inventory inventory, Options options) {
        var names = new LinkedHashSet<>(asked.candidate().required());
        names.addAll(options.texts("required"));
        if (inventory != null) {
            names.addAll(inventory.required());
        }
        return new ArrayList<>(names);
    }

    private static Duration oldest(Options options) {
        return options.length("max-age", Duration.ofDays(1));
    }
}
