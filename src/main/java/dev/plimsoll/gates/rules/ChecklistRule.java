package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleField;
import dev.plimsoll.gates.RuleForm;
import dev.plimsoll.gates.Tick;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** People said of each point of a list that it is done, by name and time. */
@Component
public class ChecklistRule implements GateRule {

    public static final String NAME = "checklist";

    private static final int MOST = 20;
    private static final int LONGEST = 200;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 105;
    }

    @Override
    public Nature nature() {
        return Nature.WAITS;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of(
                "Checklist",
                "People said of each point that it is done, by name and time.",
                RuleField.lines("items", "Points", "One a line, 1 to 20, each of at most 200 characters.", ""));
    }

    @Override
    public boolean isAboutPeople() {
        return true;
    }

    @Override
    public boolean isSparedByRollback() {
        return true;
    }

    @Override
    public String sentence(Options options) {
        var items = items(options);
        return "a checklist of %d: %s".formatted(items.size(), String.join(", ", items));
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var items = items(options);
        var done = asked.ticks().stream().map(Tick::item).collect(Collectors.toSet());
        var open = items.stream().filter(item -> !done.contains(item)).toList();
        return open.isEmpty()
                ? Finding.passes(NAME, "all %d points of the checklist are done".formatted(items.size()))
                : Finding.fails(
                        NAME,
                        "%d of %d points of the checklist are done, not “%s”"
                                .formatted(items.size() - open.size(), items.size(), open.get(0)));
    }

    /**
     * The points, in the order of the policy.
     *
     * @throws dev.plimsoll.gates.PolicyInvalid if there are none or more than 20, or one is blank, too long or there twice
     */
    public static List<String> items(Options options) {
        var items = options.texts("items");
        if (items.isEmpty() || items.size() > MOST) {
            throw options.refusal("items", "list the points, 1 to %d".formatted(MOST));
        }
        if (items.stream().anyMatch(item -> item.isBlank() || item.length() > LONGEST)) {
            throw options.refusal("items", "a point has 1 to %d characters".formatted(LONGEST));
        }
        if (new HashSet<>(items).size() < items.size()) {
            throw options.refusal("items", "a point stands there twice");
        }
        return items;
    }
}
