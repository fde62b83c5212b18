package dev.plimsoll.intake.history;

import dev.plimsoll.intake.Imports;
import dev.plimsoll.intake.IntakeProperties.DeclaredSource;
import dev.plimsoll.intake.events.OwnEvents;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks for one page after the other; of several replicas one asks for each. */
@Component
class FillingWorker {

    private static final Logger log = LoggerFactory.getLogger(FillingWorker.class);
    private static final int MOST_FAILURES = 5;
    private static final String COMMITS = "commits";
    private static final String CHANGES = "changes";

    private final FillingRows rows;
    private final Fillings fillings;
    private final GitHubHistory history;
    private final OwnEvents events;
    private final Clock clock;

    FillingWorker(FillingRows rows, Fillings fillings, GitHubHistory history, OwnEvents events, Clock clock) {
        this.rows = rows;
        this.fillings = fillings;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    /** Asks for the page that is due, if one is. */
    @Scheduled(fixedDelayString = "${plimsoll.intake.history-every:1s}")
    void turnPage() {
        rows.due().ifPresent(this::turnPage);
    }

    private void turnPage(Filling filling) {
        try {
            var source = fillings.configured(filling.sourceName())
                    .orElseThrow(() -> new PageRefused(
                            "The configuration has no api-token for this source any more: set it, then go on"));
            take(source, filling);
        } catch (PageDelayed e) {
            delay(filling, e);
        } catch (PageRefused e) {
            rows.fail(filling, null, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.warn("Could not fill in the history of {}", filling.repository(), e);
            delay(filling, new PageDelayed("What came could not be kept", GitHubLists.PAUSE, true));
        }
    }

    private void take(DeclaredSource source, Filling filling) throws PageDelayed, PageRefused {
        var isCommits = filling.step().equals(COMMITS);
        var page = isCommits ? history.commits(source, filling) : history.changes(source, filling);
        Imports.Counts counts = events.take(page.events());
        if (!page.isLast()) {
            rows.turn(filling, counts, filling.step(), filling.page() + 1);
        } else if (isCommits) {
            rows.turn(filling, counts, CHANGES, 1);
        } else {
            rows.turn(filling, counts, null, filling.page());
        }
    }

    private void delay(Filling filling, PageDelayed delay) {
        var isOver = delay.isFailure() && filling.failures() + 1 >= MOST_FAILURES;
        rows.fail(filling, isOver ? null : clock.instant().plus(delay.pause()), String.valueOf(delay.getMessage()));
    }
}
