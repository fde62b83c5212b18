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

/** The image comes from an allowed registry or a folder of it. */
@Component
class RegistryRule implements GateRule {

    private static final String NAME = "registry";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 62;
    }

    @Override
    public Nature nature() {
        return Nature.REFUSES;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of(
                "Registry",
                "The image comes from an allowed registry or a folder of it.",
                RuleField.lines(
                        "allowed", "Allowed registries", "One a line, such as registry.example.org/team/.", ""));
    }

    @Override
    public String sentence(Options options) {
        if (options.texts("allowed").isEmpty()) {
            throw options.refusal("allowed", "name a registry, such as prodacr.azurecr.io/");
        }
        return "only from " + String.join(" or ", allowed(options));
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var image = asked.candidate().image();
        if (image == null) {
            return Finding.unknown(NAME, "the image is not named");
        }
        var allowed = allowed(options);
        return allowed.stream().anyMatch(image::startsWith)
                ? Finding.passes(NAME, image + " comes from an allowed registry")
                : Finding.fails(NAME, "%s is not from %s".formatted(image, String.join(" or ", allowed)));
    }

    /** With the slash, or a longer name that begins alike would pass: {@code prodacr.azurecr.io.evil.com/}. */
    private static List<String> allowed(Options options) {
        return options.texts("allowed").stream()
                .map(prefix -> prefix.endsWith("/") ? prefix : prefix + "/")
                .toList();
    }
}
