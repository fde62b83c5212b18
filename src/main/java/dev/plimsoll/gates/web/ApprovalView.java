package dev.plimsoll.gates.web;

import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Judged;
import dev.plimsoll.gates.Mode;
import dev.plimsoll.gates.Quorum;
import dev.plimsoll.gates.ReviewDuty;
import dev.plimsoll.gates.Step;
import dev.plimsoll.gates.Vote;
import dev.plimsoll.gates.facts.Facts;
import dev.plimsoll.gates.facts.Range;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request with the evidence for a decision about it. */
record ApprovalView(
        GateRequest request,
        Facts facts,
        List<Vote> votes,
        List<Step> steps,
        List<ToldLine> tellings,
        ApprovalReader reader,
        Runbook runbook,
        List<TickLine> checklist,
        @Nullable ReviewDuty duty,
        Instant now) {

    private static final int MOST_COMMITS = 100;

    /** The rules that stop a pipeline which has lost its way. */
    private static final Set<String> BREAKERS = Set.of("breaker", "no-op");

    public RequestMark mark() {
        return duty != null && duty.reviewedAt() == null && request.state() == GateState.USED
                ? RequestMark.OVERRIDDEN
                : RequestMark.of(request.state());
    }

    /** Whether a platform that holds the deployment asked, and not a program with a token. */
    public boolean isAskedByPlatform() {
        return request.askedKey().startsWith("held-");
    }

    public String service() {
        return request.candidate().service().name();
    }

    public String environment() {
        return request.candidate().environment().name();
    }

    public String wouldRun() {
        return request.candidate().shortName();
    }

    public String runsNow() {
        return ShortName.of(request.baseSha(), request.baseDigest());
    }

    public @Nullable Instant runsSince() {
        return facts.runs().map(Facts.Running::since).orElse(null);
    }

    /** Where the run can be seen; null where its sender named nothing that a browser should follow. */
    public @Nullable String runLink() {
        var address = request.runUrl();
        return address != null && address.matches("https?://.*") ? address : null;
    }

    /** Such as {@code 5 commits}; or why that is not known. */
    public String brings() {
        var commits = facts.range().commits().size();
        if (!facts.range().isComplete()) {
            return commits == 0 ? "its commits are not known" : "at least " + counted(commits);
        }
        return commits == 0 ? "no new commit" : counted(commits);
    }

    /** Such as {@code 1 code file, 1 docs file}; null where no commit says which it touches. */
    public @Nullable String files() {
        var files = ChangedFiles.of(facts.range());
        return files.isNothing() ? null : files.sentence();
    }

    /** Whether a person has to say that a pipeline that was stopped may go on, and the reader may. */
    public boolean isBreakerOpen() {
        return isDecidable()
                && request.inTheWay().stream()
                        .anyMatch(judged -> BREAKERS.contains(judged.finding().rule()));
    }

    /** Whether the reader may let it pass against the rules. */
    public boolean isBreakable() {
        return reader.mayDecide() && !request.isOverdue(now) && request.state().mayBecome(GateState.OVERRIDDEN);
    }

    /** Whether somebody has to look at it, and the reader can: whoever broke the glass does not. */
    public boolean isReviewable() {
        return duty != null && duty.reviewedAt() == null && reader.mayDecide() && reader.personId() != duty.personId();
    }

    public List<Range.Commit> commits() {
        return facts.range().commits().stream().limit(MOST_COMMITS).toList();
    }

    public int moreCommits() {
        return Math.max(0, facts.range().commits().size() - MOST_COMMITS);
    }

    public List<String> risks() {
        return RiskReasons.of(request, facts);
    }

    public List<ConditionLine> open() {
        return ConditionLine.of(request.findings()).stream()
                .filter(line -> !line.isMet())
                .toList();
    }

    public List<ConditionLine> met() {
        return ConditionLine.of(request.findings()).stream()
                .filter(ConditionLine::isMet)
                .toList();
    }

    /** Such as {@code 8 of 9 met}, of those that count. */
    public String tally() {
        var enforced = request.findings().stream()
                .filter(judged -> judged.mode() == Mode.ENFORCED)
                .toList();
        var met = enforced.stream().filter(judged -> !judged.isInTheWay()).count();
        return "%d of %d met".formatted(met, enforced.size());
    }

    public List<Voice> voices() {
        return Voice.of(votes, request.round());
    }

    /** Whether a word of the reader can be taken now. */
    public boolean isDecidable() {
        return reader.mayDecide() && !request.state().isOver() && !request.isOverdue(now);
    }

    /** Whether somebody may still ask to stop what has passed. */
    public boolean isStoppable() {
        return reader.mayDecide() && request.state() == GateState.USED && request.stopAskedAt() == null;
    }

    /** What pressing the button does, or why it does not start anything yet. */
    public String consequence() {
        if (request.isOverdue(now)) {
            return "The time for a decision is over.";
        }
        if (reader.isSelf()) {
            return "You had a hand in it: your approval does not count where the policy asks for others.";
        }
        var others = request.inTheWay().stream()
                .filter(judged -> !judged.finding().rule().equals(Quorum.RULE))
                .map(Judged::finding)
                .toList();
        if (!others.isEmpty()) {
            return "Your approval alone does not open it: " + others.get(0).sentence() + ".";
        }
        return missing() == 1
                ? "Your approval is the last one needed. The deployment may start at once."
                : "After yours, more approvals are needed.";
    }

    /** Of the condition on approvals, as its sentence says it; 1 where it asks for one or says nothing. */
    private int missing() {
        return request.inTheWay().stream()
                .map(judged -> judged.finding().sentence())
                .filter(sentence -> sentence.contains("waiting for"))
                .map(sentence -> sentence.replaceAll(".*waiting for (\\d+) more.*", "$1"))
                .filter(number -> number.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(1);
    }

    private static String counted(int commits) {
        return commits == 1 ? "1 commit" : commits + " commits";
    }
}
