package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Lengths;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleField;
import dev.plimsoll.gates.RuleForm;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Some time has passed since it was asked for, in which somebody could still say no. */
@Component
class WaitRule implements GateRule {

    private static final String NAME = "wait";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 110;
    }

    @Override
    public Nature nature() {
        return Nature.WAITS;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of(
                "Wait",
                "Some time passes after it was asked for, in which somebody can still say no.",
                RuleField.length("for", "How long", "Such as 90 s or 10 min; at most 366 d.", "10 min"));
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
        return "%s after it was asked for".formatted(Lengths.words(length(options)));
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var ends = asked.requestedAt().plus(length(options));
        return ends.isAfter(asked.at())
                ? Finding.fails(NAME, "waits %s more".formatted(Lengths.words(Duration.between(asked.at(), ends))))
                        .until(ends)
                : Finding.passes(NAME, "waited " + Lengths.words(length(options)));
    }

    private static Duration length(Options options) {
        return options.length("for", Duration.ofMinutes(10));
    }
}
