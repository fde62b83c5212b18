package dev.plimsoll.intake;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Searches the deliveries that are kept for credentials and masks them where they lie: those that came before Plimsoll
 * masked, or before it had today's rules. One search at a time.
 */
@Component
public class KeptSearch {

    private static final Logger log = LoggerFactory.getLogger(KeptSearch.class);

    private final KeptDeliveries deliveries;
    private final AuditTrail audit;
    private final TransactionOperations transaction;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile SearchProgress progress = SearchProgress.NONE;

    KeptSearch(KeptDeliveries deliveries, AuditTrail audit, TransactionOperations transaction) {
        this.deliveries = deliveries;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** How far the search is that runs in this process or ran last. */
    public SearchProgress progress() {
        return progress;
    }

    /** Starts the search in the background, unless it runs. What nobody could record does not begin. */
    public void start() {
        if (!running.get()) {
            transaction.executeWithoutResult(
                    status -> audit.record(Act.of("search.started", "search", "credentials in what is kept")));
        }
        if (begins()) {
            var thread = new Thread(this::search, "kept-search");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Searches everything that is kept, unless somebody does, and returns when that is done. */
    public SearchProgress run() {
        if (begins()) {
            search();
        }
        return progress;
    }

    private boolean begins() {
        var begins = running.compareAndSet(false, true);
        if (begins) {
            progress = SearchProgress.BEGUN;
        }
        return begins;
    }

    private void search() {
        try {
            var from = 0L;
            for (var some = deliveries.after(from); !some.isEmpty(); some = deliveries.after(from)) {
                for (var id : some) {
                    progress = progress.and(deliveries.mask(id));
                    from = id;
                }
            }
            progress = progress.done();
        } catch (RuntimeException e) {
            log.warn("The search of what is kept ended early", e);
            progress = progress.failed();
        } finally {
            running.set(false);
        }
    }
}
