package dev.plimsoll.intake;

import dev.plimsoll.intake.masking.Finding;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes deliveries and what they mean in one transaction.
 *
 * <p>What a delivery means stands behind a savepoint: if it cannot be written down, the delivery stays, marked with the
 * reason, and stops nothing that comes after it.
 */
@Component
class DeliveryTransaction {

    private static final Logger log = LoggerFactory.getLogger(DeliveryTransaction.class);
    private static final int TRIES = 4;

    /**
     * The statements of a batch look up rows by their keys, however many rows there are: planning them anew each time
     * costs more than running them, and a plan made while a table was small must not scan it once it is large, neither
     * the table nor an index of it from end to end for a merge.
     */
    private static final String PLANS = """
            set local plan_cache_mode = force_generic_plan;
            set local enable_seqscan = off;
            set local enable_mergejoin = off
            """;

    private final TransactionTemplate transactions;
    private final JdbcTemplate jdbc;
    private final DeliveryRows rows;
    private final Recorder recorder;
    private final Exposures exposures;
    private final Voices voices;
    private final MeterRegistry meters;

    DeliveryTransaction(
            TransactionTemplate transactions,
            JdbcTemplate jdbc,
            DeliveryRows rows,
            Recorder recorder,
            Exposures exposures,
            Voices voices,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.rows = rows;
        this.recorder = recorder;
        this.exposures = exposures;
        this.voices = voices;
        this.meters = meters;
    }

    /** Returns one receipt for each, in the same order, after the commit. */
    List<Receipt> commit(List<Delivery> deliveries) {
        for (var attempt = 1; ; attempt++) {
            try {
                var receipts = transactions.execute(status -> {
                    jdbc.execute(PLANS);
                    return write(deliveries);
                });
                voices.hear(deliveries);
                return receipts;
            } catch (TransientDataAccessException e) {
                if (attempt == TRIES) {
                    throw e;
                }
                log.debug("Trying {} deliveries again", deliveries.size(), e);
            }
        }
    }

    private List<Receipt> write(List<Delivery> deliveries) {
        var added = rows.insert(deliveries);
        var known = rows.numbersOf(deliveries.stream()
                .filter(delivery -> !added.containsKey(DeliveryRows.identity(delivery)))
                .toList());
        known.putAll(added);
        var receipts = new ArrayList<Receipt>();
        var fresh = new ArrayList<Numbered>();
        var found = new ArrayList<Exposures.Found>();
        for (var delivery : deliveries) {
            var identity = DeliveryRows.identity(delivery);
            var number = Objects.requireNonNull(known.get(identity));
            var isNew = added.remove(identity) != null;
            var outcome = delivery.translation().outcome();
            receipts.add(new Receipt(number, !isNew, outcome));
            if (isNew) {
                fresh.add(new Numbered(number, delivery.translation()));
                delivery.findings().forEach(finding -> found.add(found(number, delivery, finding)));
                meters.counter("plimsoll.deliveries", "outcome", outcome.word()).increment();
            }
        }
        exposures.record(found);
        record(fresh);
        return receipts;
    }

    private static Exposures.Found found(long number, Delivery delivery, Finding finding) {
        return new Exposures.Found(number, delivery.receivedAt(), delivery.sourceId(), finding);
    }

    private void record(List<Numbered> fresh) {
        recordOrMark(fresh.stream().filter(Numbered::tellsSomething).toList());
    }

    /** Whose fault it is that many cannot be written down is found by halves. */
    private void recordOrMark(List<Numbered> telling) {
        if (telling.isEmpty() || recorded(telling)) {
            return;
        }
        if (telling.size() == 1) {
            rows.markUnreadable(telling.get(0).number(), "It was read, but could not be written down. See the log.");
        } else {
            recordOrMark(telling.subList(0, telling.size() / 2));
            recordOrMark(telling.subList(telling.size() / 2, telling.size()));
        }
    }

    private boolean recorded(List<Numbered> telling) {
        jdbc.execute("savepoint facts");
        try {
            recorder.record(Said.all(telling.stream().map(Numbered::said).toList()));
            return true;
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            if (telling.size() == 1) {
                log.warn("Delivery {} could not be written down", telling.get(0).number(), e);
            }
            jdbc.execute("rollback to savepoint facts");
            return false;
        }
    }

    private record Numbered(long number, Translation translation) {

        boolean tellsSomething() {
            return !translation.said().isNothing();
        }

        Said said() {
            return translation.said().fromDelivery(number);
        }
    }
}
