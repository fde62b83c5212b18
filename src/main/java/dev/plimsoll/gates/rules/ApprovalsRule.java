package dev.plimsoll.gates.rules;

import dev.plimsoll.access.Approver;
import dev.plimsoll.gates.Electorate;
import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.Quorum;
import dev.plimsoll.gates.RuleField;
import dev.plimsoll.gates.RuleField.Kind;
import dev.plimsoll.gates.RuleForm;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Enough people of the right groups said yes, each counted once, and none of them to what is their own. */
@Component
class ApprovalsRule implements GateRule {

    @Override
    public String name() {
        return Quorum.RULE;
    }

    @Override
    public int position() {
        return 10;
    }

    @Override
    public Nature nature() {
        return Nature.WAITS;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of(
                "Approvals by people",
                "Enough people say yes, each on one seat.",
                RuleField.number(
                        "count", "How many people", "All together, those of teams included: 1 to 10.", 1, 1, 10),
                RuleField.of(
                        Kind.SEATS,
                        "groups",
                        "Of them from teams",
                        "A team, and how many of its approvers: 1 to 10 each.",
                        ""),
                RuleField.choice(
                        "self",
                        "Whoever had a hand in it",
                        "Who started, wrote, committed, merged or configured it.",
                        "forbid",
                        "may not approve it",
                        "mark",
                        "may approve it, and it is marked",
                        "allow",
                        "may approve it"),
                RuleField.yesNo(
                        "one-seat", "Count each person once", "Also somebody who is in several of the teams.", true));
    }

    @Override
    public boolean isAboutPeople() {
        return true;
    }

    @Override
    public String sentence(Options options) {
        return Quorum.of(options).sentence();
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var quorum = asked.isPreApprovedRollback() ? Quorum.OF_A_ROLLBACK : Quorum.of(options);
        var seated = quorum.seated(asked.electorate());
        var filled = seated.stream().filter(Objects::nonNull).count();
        var needed = quorum.seats().size();
        if (filled == needed) {
            return Finding.passes(
                    name(), "%d of %d approvals: %s".formatted(filled, needed, names(asked.electorate(), seated)));
        }
        var possible = quorum.possible(asked.electorate());
        if (possible < needed) {
            return Finding.fails(name(), impossible(needed, quorum.eligible(asked.electorate()), asked.electorate()));
        }
        return Finding.fails(
                name(), "%d of %d approvals, waiting for %d more".formatted(filled, needed, needed - filled));
    }

    private static String impossible(int needed, List<Approver> eligible, Electorate electorate) {
        var self = electorate.approvers().stream()
                .filter(electorate::isSelf)
                .map(Approver::displayName)
                .sorted()
                .collect(Collectors.joining(", "));
        return "nobody can approve this: needs %d, eligible %d%s"
                .formatted(
                        needed,
                        eligible.size(),
                        self.isEmpty() ? "" : " (not counting %s, whose own it is)".formatted(self));
    }

    private static String names(Electorate electorate, List<Approver> seated) {
        return electorate.approving().stream()
                .filter(seated::contains)
                .map(Approver::displayName)
                .collect(Collectors.joining(", "));
    }
}
