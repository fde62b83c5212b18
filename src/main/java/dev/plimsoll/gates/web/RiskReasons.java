package dev.plimsoll.gates.web;

import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.Judged;
import dev.plimsoll.gates.Mode;
import dev.plimsoll.gates.facts.Candidate;
import dev.plimsoll.gates.facts.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What differs from routine, a sentence each: why an approver should look twice. */
final class RiskReasons {

    private static final int MANY = 50;
    private static final Set<String> FAILED = Set.of("failed", "partial");

    private RiskReasons() {}

    static List<String> of(GateRequest request, Facts facts) {
        var candidate = request.candidate();
        var reasons = new ArrayList<String>();
        if (runsAlready(candidate, facts)) {
            reasons.add("This version runs there already");
        }
        failedHere(candidate, facts, reasons);
        if (!candidate.kind().equals("code")) {
            reasons.add("It changes %s, not code alone".formatted(named(candidate.kind())));
        }
        files(facts, reasons);
        if (candidate.isRollback()) {
            reasons.add(
                    facts.healthyUntil() == null
                            ? "It claims to go back, but nothing says that it ran here healthily"
                            : "It goes back to what ran before");
        }
        commits(facts, reasons);
        request.findings().stream()
                .filter(judged ->
                        judged.mode() == Mode.DRY_RUN && !judged.finding().isPassed())
                .map(Judged::finding)
                .map(finding -> "In dry run, rule %s: %s".formatted(finding.rule(), finding.sentence()))
                .forEach(reasons::add);
        return List.copyOf(reasons);
    }

    private static boolean runsAlready(Candidate candidate, Facts facts) {
        return !facts.running().isEmpty() && facts.running().stream().allMatch(running -> isSame(candidate, running));
    }

    private static boolean isSame(Candidate candidate, Facts.Running running) {
        if (candidate.digest() != null && running.digest() != null) {
            return candidate.digest().equals(running.digest());
        }
        return candidate.sha() != null && candidate.sha().equals(running.sha());
    }

    private static void failedHere(Candidate candidate, Facts facts, List<String> reasons) {
        var failures = facts.recent().stream()
                .filter(past -> FAILED.contains(past.state()))
                .toList();
        var same = failures.stream().filter(past -> past.isSameAs(candidate)).count();
        if (same > 0) {
            reasons.add("This version failed here in the last day");
        } else if (!failures.isEmpty()) {
            reasons.add(
                    failures.size() == 1
                            ? "A deployment failed here in the last day"
                            : failures.size() + " deployments failed here in the last day");
        }
    }

    private static void commits(Facts facts, List<String> reasons) {
        var commits = facts.range().commits().size();
        if (!facts.range().isComplete()) {
            reasons.add("Which commits it brings is not known without a gap");
        } else if (commits > MANY) {
            reasons.add("It brings %d commits at once".formatted(commits));
        }
        if (facts.running().isEmpty()) {
            reasons.add("Nothing is known to run there: there is no way back");
        }
    }

    private static void files(Facts facts, List<String> reasons) {
        var files = ChangedFiles.of(facts.range());
        var pipelines = files.pipelines();
        if (!pipelines.isEmpty()) {
            reasons.add("This release changes the pipeline itself: %s%s"
                    .formatted(
                            pipelines.get(0),
                            pipelines.size() == 1 ? "" : " and %d more".formatted(pipelines.size() - 1)));
        }
        if (files.isDocumentationOnly()) {
            reasons.add("It changes documentation only: it need not be deployed");
        }
    }

    private static String named(String kind) {
        return switch (kind) {
            case "config" -> "configuration";
            case "infra" -> "infrastructure";
            case "flag" -> "feature flags";
            case "secret" -> "secrets";
            case "migration" -> "the database";
            default -> kind;
        };
    }
}
