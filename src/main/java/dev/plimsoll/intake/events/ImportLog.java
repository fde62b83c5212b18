package dev.plimsoll.intake.events;

import dev.plimsoll.intake.Imports;
import dev.plimsoll.intake.IntakeOverloaded;
import dev.plimsoll.intake.UnreadableDelivery;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Writes down how far one import is, every two seconds. A body that fits into its first part leaves no trace. */
final class ImportLog {

    private static final Logger log = LoggerFactory.getLogger(ImportLog.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Imports imports;
    private final String sender;
    private final Clock clock;
    private @Nullable Long number;
    private Instant next = Instant.MIN;

    ImportLog(Imports imports, String sender, Clock clock) {
        this.imports = imports;
        this.sender = sender;
        this.clock = clock;
    }

    void isAt(Imports.Counts counts) {
        var now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(PAUSE);
            if (number == null) {
                number = imports.begin(sender);
            }
            imports.tell(number, counts);
        }
    }

    void finished(Imports.Counts counts) {
        if (number != null) {
            imports.end(number, counts, null);
        }
    }

    /** Where the database does not answer the import stays as it was last told, and counts as lost after a while. */
    void aborted(Imports.Counts counts, Exception failure) {
        try {
            if (number != null) {
                imports.end(number, counts, inWords(failure));
            }
        } catch (DataAccessException e) {
            log.warn("The end of import {} could not be written down", number, e);
        }
    }

    private static String inWords(Exception failure) {
        if (failure instanceof UnreadableDelivery) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof IOException) {
            return "The connection broke off.";
        }
        return failure instanceof IntakeOverloaded
                        || failure instanceof DataAccessException
                        || failure instanceof TransactionException
                ? "The database did not answer."
                : "A fault of ours, which stands in the log.";
    }
}
