package dev.plimsoll.gates.web;

import dev.plimsoll.gates.Judged;
import dev.plimsoll.gates.Mode;
import dev.plimsoll.gates.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One condition of a gate as an approver reads it: what is not met comes first. */
record ConditionLine(Judged judged) {

    /** In the order in which somebody has to see them: in the way, not met in a dry run, met. */
    static List<ConditionLine> of(List<Judged> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Judged::isInTheWay)
                        .reversed()
                        .thenComparing(judged -> judged.finding().isPassed()))
                .map(ConditionLine::new)
                .toList();
    }

    public boolean isMet() {
        return judged.finding().isPassed();
    }

    public boolean isDryRun() {
        return judged.mode() == Mode.DRY_RUN;
    }

    public String sentence() {
        var words = judged.finding().sentence();
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    public String rule() {
        return judged.finding().rule();
    }

    public @Nullable String link() {
        return judged.finding().evidence();
    }

    public @Nullable Instant asOf() {
        return judged.finding().asOf();
    }

    public String icon() {
        return switch (judged.finding().verdict()) {
            case PASSES -> "ok";
            case FAILS -> isDryRun() ? "warn" : "clock";
            case UNKNOWN -> "ask";
        };
    }

    public String tone() {
        if (isMet()) {
            return "ok";
        }
        return isDryRun() ? "warn" : "wait";
    }

    /** For whoever does not see the symbol. */
    public String label() {
        return switch (judged.finding().verdict()) {
            case PASSES -> "Met";
            case FAILS -> "Not met";
            case UNKNOWN -> "Not known, so not met";
        };
    }

    /** What stands at the end of the line. */
    public String aside() {
        if (isDryRun()) {
            return isMet() ? "dry run" : "dry run, stops nothing";
        }
        return judged.finding().verdict() == Verdict.UNKNOWN ? "not known" : "";
    }
}
