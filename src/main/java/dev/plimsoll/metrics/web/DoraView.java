package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Amount;
import dev.plimsoll.metrics.Measures;
import dev.plimsoll.metrics.Reason;
import dev.plimsoll.metrics.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of the five measures.
 *
 * @param stages of the lead time; null where nobody knows any
 * @param recoveries null where nothing failed
 * @param failed the latest failed deployments
 * @param moreFailed how many more there are
 * @param quality what the numbers rest on, in sentences; where there are none, who says nothing
 * @param isFirstRun whether no deployment was ever reported
 */
record DoraView(
        DoraQuestion asked,
        DoraNames names,
        Measures measures,
        List<Figure> figures,
        @Nullable StageBar stages,
        WeeksDrawing weeks,
        @Nullable RecoveriesDrawing recoveries,
        List<LineView> lines,
        List<FailedLine> failed,
        long moreFailed,
        List<String> quality,
        boolean isFirstRun) {

    public DoraAsk ask() {
        return asked.ask();
    }

    public DoraWindow window() {
        return asked.window();
    }

    /** Whether nothing counts, and not because people left it out. */
    public boolean isEmpty() {
        return measures.deploymentFrequency().n() == 0 && excluded() == 0;
    }

    /** Whether nobody said anything in it. */
    public boolean isUnheard() {
        return measures.deploymentFrequency().reason() == Reason.SOURCES_SILENT;
    }

    public long excluded() {
        return measures.observed().excluded();
    }

    /** Such as {@code The 6 failed deployments behind 4.6 %}. */
    public String failedTitle() {
        var rate = measures.changeFailRate();
        return rate.failed() == 0
                ? "No failed deployment"
                : "The %s behind %s"
                        .formatted(
                                rate.failed() == 1 ? "failed deployment" : rate.failed() + " failed deployments",
                                rate.of() < Rules.ENOUGH_FOR_A_RATE
                                        ? "%d of %d".formatted(rate.failed(), rate.of())
                                        : Amount.share(rate.value()));
    }
}
