package dev.plimsoll.notifications;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A way to reach people or tools. To add one, put one more component of this type into a package below. */
public interface Channel {

    /** Its name in the database and in addresses, such as {@code email}. */
    String name();

    /** Its name for people. */
    String title();

    /** Whether it can reach anybody at all. */
    boolean isOn();

    /** What is set, or what has to be done to switch it on: a sentence. */
    String setup();

    /**
     * Whom it tells of a notice; asked in the transaction that writes it, so it must not wait for anything.
     *
     * @param people our numbers of those whom it concerns
     * @return our numbers of people, or of other receivers
     */
    List<Long> receivers(Notice notice, Set<Long> people);

    /** Where a message goes, for administrators. */
    String nameOf(long receiver);

    /**
     * Tells it, outside of any transaction. The same message may come again after a crash: hand its key on, so that the
     * receiver takes it once.
     *
     * @return what the receiver answered, in a few words
     * @throws IOException if it should be tried again
     * @throws dev.plimsoll.gates.outbox.Undeliverable if trying again is of no use
     */
    String deliver(Message message) throws IOException;
}
