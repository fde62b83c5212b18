package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleField;
import dev.plimsoll.gates.RuleForm;
import java.util.List;
import org.springframework.stereotype.Component;

/** The image says itself by whom and of what it was made, and does not contradict the pipeline. */
@Component
class LabelsRule implements GateRule {

    private static final String NAME = "labels";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 64;
    }

    @Override
    public Nature nature() {
        return Nature.REFUSES;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of(
                "Labels",
                "The image has these labels, and its revision is the commit.",
                RuleField.lines("required", "Required labels", "One name a line.", REVISION));
    }

    private static final String REVISION = "org.opencontainers.image.revision";

    @Override
    public String sentence(Options options) {
        return "labelled with " + String.join(", ", required(options));
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var labels = asked.candidate().labels();
        var revision = labels.get(REVISION);
        var sha = asked.candidate().sha();
        if (revision != null && sha != null && !revision.equals(sha)) {
            return Finding.fails(
                    NAME, "the label says it was made of %s, the pipeline says of %s".formatted(revision, sha));
        }
        if (labels.isEmpty()) {
            return Finding.unknown(NAME, "nobody said how the image is labelled");
        }
        var missing = required(options).stream()
                .filter(label -> !labels.containsKey(label))
                .toList();
        return missing.isEmpty()
                ? Finding.passes(NAME, "labelled with " + String.join(", ", required(options)))
                : Finding.fails(NAME, "without the label " + String.join(", ", missing));
    }

    private static List<String> required(Options options) {
        return options.has("required") ? options.texts("required") : List.of(REVISION);
    }
}
