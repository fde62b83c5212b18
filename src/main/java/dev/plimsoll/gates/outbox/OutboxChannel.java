package dev.plimsoll.gates.outbox;

import java.io.IOException;

/** A way to tell somebody outside. To add one, put one more component of this type into a package below {@code gates}. */
public interface OutboxChannel {

    /** Its name in the database, such as {@code github}. */
    String name();

    /** The name that people use, such as {@code GitHub}. */
    default String title() {
        return name();
    }

    /** Whether it tells of this; asked in the transaction that writes it, so it must not wait for anything. */
    boolean tells(Message message);

    /**
     * Tells it, outside of any transaction. The same message may come again after a crash: hand its key on, so that the
     * receiver takes it once.
     *
     * @return what the receiver answered, in a few words
     * @throws RetryLater if it was not taken and the receiver, or the request itself, says when to try again
     * @throws IOException if it should be tried again; it may have been taken
     * @throws Undeliverable if trying again is of no use
     */
    String deliver(Message message) throws IOException;
}
