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

/** The image is not named by a tag that means another image tomorrow. */
@Component
class TagRule implements GateRule {

    private static final String NAME = "tag";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 61;
    }

    @Override
    public Nature nature() {
        return Nature.REFUSES;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of(
                "Tag",
                "The image is not named by a tag that means another image tomorrow.",
                RuleField.lines("refused", "Refused tags", "One a line.", "latest"));
    }

    @Override
    public String sentence(Options options) {
        return "not tagged " + String.join(" or ", refused(options));
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var image = asked.candidate().image();
        if (image == null) {
            return Finding.unknown(NAME, "the image is not named");
        }
        var name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        var afterSlash = name.substring(name.lastIndexOf('/') + 1);
        var tag = afterSlash.contains(":") ? afterSlash.substring(afterSlash.indexOf(':') + 1) : "";
        if (tag.isEmpty() && !image.contains("@")) {
            return Finding.fails(NAME, "without a tag it means “latest”, and a rollback to latest is the broken one");
        }
        return refused(options).contains(tag)
                ? Finding.fails(NAME, "tagged “%s”: a rollback to %s is the broken one".formatted(tag, tag))
                : Finding.passes(NAME, tag.isEmpty() ? "named by its digest" : "tagged " + tag);
    }

    private static List<String> refused(Options options) {
        return options.has("refused") ? options.texts("refused") : List.of("latest");
    }
}
