package dev.plimsoll.gates.web;

import dev.plimsoll.gates.Ballot;
import dev.plimsoll.gates.Ballot.Decision;
import dev.plimsoll.gates.GateRefusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the sheet of an approval sends. */
record BallotForm(
        @Nullable String decision,
        @Nullable String evidence,
        @Nullable String comment,
        @Nullable String opened) {

    /** @throws GateRefusal if it says neither yes nor no, or denies without a reason */
    Ballot ballot() {
        return new Ballot(chosen(), evidence == null ? "" : evidence, said(), "page", openedAt());
    }

    private Decision chosen() {
        try {
            return Decision.valueOf(decision == null ? "" : decision.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new GateRefusal("decision", "Say approve, deny or withdraw");
        }
    }

    private @Nullable String said() {
        return comment == null || comment.isBlank() ? null : comment.strip();
    }

    private @Nullable Instant openedAt() {
        try {
            return opened == null ? null : Instant.parse(opened);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
