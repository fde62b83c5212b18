package dev.plimsoll.intake;

import java.util.List;

/**
 * One kind of sender: how it proves who it is, how it tells its deliveries apart, and what it means.
 *
 * <p>To add a kind, add a folder with a package-private component that implements this.
 */
public interface WebhookSource {

    /** The word in configuration and in the database, such as {@code github}. */
    String kind();

    /** The name that people use, such as {@code GitHub}. */
    String title();

    /** What people who connect one have to know. */
    Guide guide();

    /** Whether one of the secrets signed these very bytes. Compares in constant time and tries every secret. */
    boolean isSigned(Inbound inbound, List<String> secrets);

    /**
     * The deliveries of which a request consists, for senders that put several into one. What cannot be taken apart is one,
     * and {@link #translate} says why.
     */
    default List<Inbound> apart(Inbound inbound) {
        return List.of(inbound);
    }

    /** What the sender calls this delivery: the same for every repeat of it. Empty if the sender gives none. */
    String deliveryKey(Inbound inbound);

    /** What the delivery is about, in the sender's word. Empty if the sender does not say. */
    String event(Inbound inbound);

    /**
     * Says in our words what the sender said in its own. Touches no database.
     *
     * @throws UnreadableDelivery if the body cannot be read at all
     * @throws RefusedDelivery if its sender has promised a form and broken it, so that it has to be told
     */
    Translation translate(Inbound inbound);
}
