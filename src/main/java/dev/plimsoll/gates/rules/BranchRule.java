package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleField;
import dev.plimsoll.gates.RuleForm;
import org.springframework.stereotype.Component;

/** It comes from an allowed branch, compared by its full name: a tag or a pull request may be called like a branch. */
@Component
class BranchRule implements GateRule {

    private static final String NAME = "branch";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 30;
    }

    @Override
    public Nature nature() {
        return Nature.REFUSES;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of(
                "Branch",
                "It comes from an allowed branch. A tag or a pull request of the same name does not pass.",
                RuleField.lines(
                        "allowed",
                        "Allowed branches",
                        "One full name a line, such as refs/heads/main; refs/heads/release/* stands for one more part.",
                        ""));
    }

    private static final String FULL = "refs/";

    @Override
    public String sentence(Options options) {
        var allowed = options.texts("allowed");
        if (allowed.isEmpty()) {
            throw options.refusal("allowed", "name a branch, such as refs/heads/main");
        }
        allowed.stream().filter(ref -> !ref.startsWith(FULL)).findFirst().ifPresent(ref -> {
            throw options.refusal("allowed", "“%s” is no full name: write refs/heads/%s".formatted(ref, ref));
        });
        return "only from " + String.join(" or ", allowed);
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var ref = asked.candidate().ref();
        if (ref == null || !ref.startsWith(FULL)) {
            return Finding.unknown(
                    NAME,
                    ref == null
                            ? "nobody said from which branch it comes"
                            : "“%s” is no full name of a branch".formatted(ref));
        }
        var allowed = options.texts("allowed");
        return allowed.stream().anyMatch(pattern -> matches(pattern, ref))
                ? Finding.passes(NAME, "comes from " + ref)
                : Finding.fails(NAME, "%s is not allowed: only %s".formatted(ref, String.join(" or ", allowed)));
    }

    /** A star at the end stands for one more part of the name. */
    private static boolean matches(String pattern, String ref) {
        if (!pattern.endsWith("/*")) {
            return ref.equals(pattern);
        }
        var prefix = pattern.substring(0, pattern.length() - 1);
        return ref.startsWith(prefix) && ref.length() > prefix.length() && ref.indexOf('/', prefix.length()) < 0;
    }
}
