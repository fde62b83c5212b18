package dev.plimsoll.gates.outbox;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table of messages, for a {@link Carrier}. */
public interface Letters<M> {

    /** Takes the next that is due. Whoever takes it has until {@code until}; after a crash it is due again then. */
    Optional<M> take(Instant now, Instant until);

    /** How often it was taken, this time among them. */
    int attempts(M taken);

    /**
     * Hands it over, outside of any transaction.
     *
     * @return what the receiver answered, in a few words
     * @throws IOException if it should be tried again
     * @throws Undeliverable if trying again is of no use
     */
    String hand(M taken) throws IOException;

    /**
     * Writes down what came of an attempt, unless somebody has taken it again since.
     *
     * @param state {@code delivered, waiting} or {@code failed}
     * @param nextAt when to try again; null for never
     */
    void note(M taken, String state, String answer, @Nullable Instant nextAt, Instant now);
}
