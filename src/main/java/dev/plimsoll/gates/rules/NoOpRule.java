package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleField;
import dev.plimsoll.gates.RuleForm;
import dev.plimsoll.gates.facts.Facts.Past;
import dev.plimsoll.gates.facts.Facts.Running;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** It changes something: the same version again and again is a pipeline that has lost its way. */
@Component
class NoOpRule implements GateRule {

    private static final String NAME = "no-op";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 91;
    }

    @Override
    public Nature nature() {
        return Nature.HOLDS;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of(
                "Something changes",
                "It brings something else than what runs already.",
                RuleField.number(
                        "allowed",
                        "How often a day",
                        "The same again, so many times in 24 hours: 0 to 100.",
                        1,
                        0,
                        100));
    }

    @Override
    public String sentence(Options options) {
        return "at most %d times in a day what runs already".formatted(allowed(options));
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var runs = asked.facts().runs();
        if (runs.isEmpty() || !isSame(asked, runs.get())) {
            return Finding.passes(NAME, "not what runs already");
        }
        var again = again(asked);
        if (again < allowed(options)) {
            return Finding.passes(NAME, "runs already: a redeployment that changes nothing")
                    .seenAt(null, runs.get().since());
        }
        return Finding.fails(
                        NAME,
                        "no-op redeployment: the same version for the %s time, and nothing would change"
                                .formatted(ordinal(again + 2)))
                .seenAt(null, runs.get().since());
    }

    /** How many deployments in a row, back from the last, did what this one would do; the first of them is not one of it. */
    private static long again(GateCase asked) {
        var closed = asked.facts().breakerClosedAt();
        var inARow = asked.facts().recent().stream()
                .takeWhile(past -> past.isSameAs(asked.candidate()))
                .filter(past -> closed == null || past.at().isAfter(closed))
                .filter(NoOpRule::isDone)
                .count();
        return Math.max(0, inARow - 1);
    }

    private static boolean isDone(Past past) {
        return past.state().equals("succeeded") || past.state().equals("running");
    }

    private static boolean isSame(GateCase asked, Running running) {
        var candidate = asked.candidate();
        var isNamed = candidate.sha() != null || candidate.digest() != null;
        return isNamed
                && (candidate.sha() == null || Objects.equals(candidate.sha(), running.sha()))
                && (candidate.digest() == null || Objects.equals(candidate.digest(), running.digest()))
                && (candidate.configHash() == null || Objects.equals(candidate.configHash(), running.configHash()));
    }

    private static String ordinal(long number) {
        return number == 2 ? "2nd" : number == 3 ? "3rd" : number + "th";
    }

    private static int allowed(Options options) {
        return options.number("allowed", 1, 0, 100);
    }
}
