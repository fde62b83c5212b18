package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleField;
import dev.plimsoll.gates.RuleField.Kind;
import dev.plimsoll.gates.RuleForm;
import dev.plimsoll.gates.facts.Facts.Build;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The image runs on the processors of the environment. */
@Component
class PlatformRule implements GateRule {

    private static final String NAME = "platform";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 63;
    }

    @Override
    public Nature nature() {
        return Nature.REFUSES;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of(
                "Platform",
                "The image was built for the machines that run it.",
                RuleField.of(Kind.TEXT, "required", "Platform", "Such as linux/amd64 or linux/arm64.", "linux/amd64"));
    }

    @Override
    public String sentence(Options options) {
        return "for " + required(options);
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var required = required(options);
        var platform = asked.candidate().platform() != null
                ? asked.candidate().platform()
                : asked.facts().builds().stream()
                        .filter(build ->
                                Objects.equals(build.digest(), asked.candidate().digest()))
                        .map(Build::platform)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        if (platform == null) {
            return Finding.unknown(NAME, "nobody said for which platform it was built");
        }
        return platform.equalsIgnoreCase(required)
                ? Finding.passes(NAME, "built for " + platform)
                : Finding.fails(
                        NAME,
                        "built for %s, the environment is %s: would fail with “exec format error”"
                                .formatted(platform, required));
    }

    private static String required(Options options) {
        return options.text("required", "linux/amd64");
    }
}
