package dev.plimsoll.intake.events;

import dev.plimsoll.intake.Imports;
import dev.plimsoll.intake.UnreadableDelivery;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/** One body of lines on its way in, part by part: what was taken in stays when the rest does not come. */
final class LineImport {

    private final Parts parts;
    private final EventIntake intake;
    private final Tally tally;
    private final ImportLog log;
    private final Progress heard;

    LineImport(Parts parts, EventIntake intake, Tally tally, ImportLog log, Progress heard) {
        this.parts = parts;
        this.intake = intake;
        this.tally = tally;
        this.log = log;
        this.heard = heard;
    }

    void run() throws IOException {
        try {
            readWhole();
            log.finished(counts());
        } catch (IOException | RuntimeException e) {
            log.aborted(counts(), e);
            throw e;
        }
    }

    private void readWhole() throws IOException {
        try {
            takeParts();
        } catch (ZipException e) {
            throw new UnreadableDelivery("It is not gzip that can be read: %s.".formatted(e.getMessage()));
        } catch (EOFException e) {
            throw new UnreadableDelivery("It ends in the middle: the connection broke off, or the file is cut off.");
        }
    }

    private void takeParts() throws IOException {
        for (var part = parts.next(); !part.isEmpty(); part = parts.next()) {
            intake.take(part, tally);
            refuseWhatHasNoEvents();
            if (parts.isLast()) {
                return;
            }
            log.isAt(counts());
            heard.isAt(counts());
        }
    }

    private void refuseWhatHasNoEvents() {
        if (tally.isAllUnreadable()) {
            throw new UnreadableDelivery("None of the first %,d lines is a JSON object. Of the first: %s %s"
                    .formatted(
                            parts.read(),
                            tally.firstReason(),
                            "Send one JSON object on each line; a packed body needs Content-Encoding: gzip."));
        }
    }

    private Imports.Counts counts() {
        return tally.counts(parts.read());
    }

    /** Hears how far an import is. */
    @FunctionalInterface
    interface Progress {

        void isAt(Imports.Counts counts) throws IOException;
    }
}
