package dev.plimsoll.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Derives what became known: again and again by itself, and before every answer, so that an answer counts what was reported
 * before it. One at a time over all instances, and never in the transaction of a delivery.
 */
@Component
class Settler {

    private static final Logger log = LoggerFactory.getLogger(Settler.class);

    /** The edition of the definitions: with another one everything is derived anew. */
    static final int EDITION = 2;

    private static final int AT_ONCE = 500;
    private static final int WHOLE_SERVICES_AT_ONCE = 10;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_BEFORE_AN_ANSWER = Duration.ofSeconds(2);

    private final DueRows due;
    private final List<Layer> layers;
    private final Leftovers leftovers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Settler(
            DueRows due,
            List<Layer> layers,
            Leftovers leftovers,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock) {
        this.due = due;
        this.layers = layers;
        this.leftovers = leftovers;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        transactions.executeWithoutResult(status -> {
            alone();
            var isDone = jdbc.sql("select exists (select from metrics.definition where version = :edition)")
                    .param("edition", EDITION)
                    .query(Boolean.class)
                    .single();
            if (!isDone) {
                jdbc.sql("delete from metrics.definition").update();
                jdbc.sql("insert into metrics.definition (version, since) values (:edition, now())")
                        .param("edition", EDITION)
                        .update();
                due.all();
            }
        });
    }

    @Scheduled(fixedDelayString = "${plimsoll.metrics.settle-every:1s}")
    void settleAll() {
        while (settleSome(true) == Outcome.SETTLED) {
            log.debug("Derived some of the measures anew");
        }
    }

    /** Derives what is due; what is left after two seconds is counted, also while somebody else is at it. */
    long settleBeforeAnAnswer() {
        var until = System.nanoTime() + LONGEST_BEFORE_AN_ANSWER.toNanos();
        while (System.nanoTime() < until) {
            var outcome = settleOrTell();
            if (outcome == Outcome.NOTHING_DUE) {
                return 0;
            }
            if (outcome == Outcome.FAILED) {
                break;
            }
            if (outcome == Outcome.BUSY) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return due.count();
    }

    /** What cannot be derived must not keep anybody from what can: it stays due, and is counted. */
    private Outcome settleOrTell() {
        try {
            return settleSome(false);
        } catch (DataAccessException e) {
            log.error("The measures could not be derived from what became known; it stays due", e);
            return Outcome.FAILED;
        }
    }

    private Outcome settleSome(boolean waits) {
        if (due.isEmpty()) {
            return Outcome.NOTHING_DUE;
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            if (waits) {
                alone();
            } else if (!aloneAtOnce()) {
                return Outcome.BUSY;
            }
            lookUpByIndex();
            var settling = due.take(AT_ONCE, WHOLE_SERVICES_AT_ONCE);
            if (settling.isEmpty()) {
                return Outcome.NOTHING_DUE;
            }
            settle(settling, clock.instant().truncatedTo(ChronoUnit.MICROS));
            return Outcome.SETTLED;
        }));
    }

    private enum Outcome {
        SETTLED,
        NOTHING_DUE,
        BUSY,
        FAILED
    }

    private void settle(Settling settling, Instant knownAt) {
        leftovers.forget(settling);
        var since = new HashMap<>(settling.incidents());
        settling.services().forEach((service, at) -> since.merge(service, at, Settler::earlier));
        for (var layer : layers) {
            var changed = layer.settle(
                    new Settling(settling.services(), since, settling.commits(), settling.changes()), knownAt);
            changed.forEach((service, at) -> since.merge(service, at, Settler::earlier));
        }
    }

    /** Until the end of the transaction. */
    private void alone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('metrics.settling'))")
                .query((row, n) -> n)
                .list();
    }

    private boolean aloneAtOnce() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('metrics.settling'))")
                .query(Boolean.class)
                .single();
    }

    /**
     * Until the end of the transaction, in which every statement looks up a few rows. Right after an import statistics say
     * that the tables are empty, and the server would read them from end to end for each.
     */
    private void lookUpByIndex() {
        jdbc.sql("set local enable_seqscan = off").update();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
