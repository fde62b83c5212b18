package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Lengths;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleField;
import dev.plimsoll.gates.RuleForm;
import dev.plimsoll.gates.Verdict;
import dev.plimsoll.gates.facts.Facts.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What has to be found out about the artifact was, and spoke for it: missing is not passed, and neither is skipped. */
@Component
class EvidenceRule implements GateRule {

    private static final String NAME = "evidence";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 100;
    }

    @Override
    public Nature nature() {
        return Nature.WAITS;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of(
                "Proofs",
                "Each of these was found out about the artifact, and passed.",
                RuleField.checks(
                        "kinds",
                        "Which",
                        "At least one.",
                        KNOWN.stream().sorted().toList()),
                RuleField.length(
                        "max-age", "In the last", "Such as 24 h or 7 d; at most 366 d. Without it, whenever.", ""));
    }

    private static final Set<String> KNOWN =
            Set.of("sbom", "signature", "provenance", "scan", "test", "coverage", "smoke");

    @Override
    public String sentence(Options options) {
        var kinds = options.texts("kinds");
        if (kinds.isEmpty() || !KNOWN.containsAll(kinds)) {
            throw options.refusal(
                    "kinds",
                    "name some of " + String.join(", ", KNOWN.stream().sorted().toList()));
        }
        var age = options.length("max-age");
        return "%s passed%s"
                .formatted(String.join(", ", kinds), age == null ? "" : " in the last " + Lengths.words(age));
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        if (asked.candidate().digest() == null) {
            return Finding.unknown(NAME, "the digest of the artifact is not named");
        }
        var findings = new ArrayList<Finding>();
        options.texts("kinds").forEach(kind -> findings.add(judge(kind, asked, options.length("max-age"))));
        return worst(findings);
    }

    private static Finding judge(String kind, GateCase asked, @Nullable Duration age) {
        var newest = asked.facts().evidences().stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElse(null);
        if (newest == null) {
            return Finding.unknown(NAME, kind + " missing, which is not passed");
        }
        var sentence = "%s %s".formatted(kind, newest.status());
        if (!newest.status().equals("passed")) {
            return seen(Finding.fails(NAME, sentence), newest);
        }
        return age != null && newest.givenAt().isBefore(asked.at().minus(age))
                ? seen(Finding.unknown(NAME, "%s is older than %s".formatted(kind, Lengths.words(age))), newest)
                : seen(Finding.passes(NAME, sentence), newest);
    }

    private static Finding seen(Finding finding, Evidence evidence) {
        return finding.seenAt(evidence.url(), evidence.givenAt());
    }

    private static Finding worst(List<Finding> findings) {
        var open = findings.stream().filter(finding -> !finding.isPassed()).toList();
        var shown = open.isEmpty() ? findings : open;
        var first = open.stream()
                .filter(finding -> finding.verdict() == Verdict.FAILS)
                .findFirst()
                .orElse(shown.get(0));
        var sentence = String.join("; ", shown.stream().map(Finding::sentence).toList());
        return new Finding(NAME, first.verdict(), sentence, first.evidence(), first.asOf(), null);
    }
}
