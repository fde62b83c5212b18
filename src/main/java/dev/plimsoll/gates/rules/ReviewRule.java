package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleForm;
import dev.plimsoll.gates.facts.Range;
import dev.plimsoll.gates.facts.Range.Commit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Somebody else looked at each change that it brings, also where it only changes configuration. */
@Component
class ReviewRule implements GateRule {

    private static final String NAME = "review";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 70;
    }

    @Override
    public Nature nature() {
        return Nature.HOLDS;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of("Review", "Somebody else approved each change that it brings, also of configuration alone.");
    }

    @Override
    public boolean isSparedByRollback() {
        return true;
    }

    @Override
    public String sentence(Options options) {
        return "each change reviewed";
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var range = asked.facts().range();
        if (range.commits().isEmpty()) {
            return withoutCommits(asked);
        }
        var open = range.commits().stream()
                .filter(commit -> !isReviewed(range, commit))
                .toList();
        if (!open.isEmpty()) {
            return Finding.fails(NAME, unreviewed(open, range.commits().size()));
        }
        return range.isComplete()
                ? Finding.passes(
                        NAME,
                        "all %d commits were reviewed".formatted(range.commits().size()))
                : Finding.unknown(NAME, "the way back to what runs is not known without a gap");
    }

    private static Finding withoutCommits(GateCase asked) {
        if (!asked.candidate().kind().equals("code")) {
            return Finding.fails(NAME, "0 of 1 code reviews on the change");
        }
        return asked.facts().range().isComplete()
                ? Finding.passes(NAME, "brings no commit that does not run already")
                : Finding.unknown(NAME, "the commits that it brings are not known");
    }

    private static String unreviewed(List<Commit> open, int all) {
        return all == 1
                ? "0 of 1 code reviews on the change"
                : "%d of %d commits without a code review, the first is %s"
                        .formatted(
                                open.size(),
                                all,
                                open.get(0)
                                        .sha()
                                        .substring(
                                                0, Math.min(7, open.get(0).sha().length())));
    }

    private static boolean isReviewed(Range range, Commit commit) {
        return range.changeOf(commit)
                .filter(change -> change.approvedAt() != null)
                .isPresent();
    }
}
