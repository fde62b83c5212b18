package dev.plimsoll.notifications;

import java.net.URI;

/** Says for one channel which addresses may be told. */
public interface Doors {

    /** The name of the channel. */
    String channel();

    /**
     * The door at an address, with a new secret if messages are signed.
     *
     * @param address with a scheme and a host
     * @throws ReceiverRefused if it may not be told
     */
    Door open(URI address);
}
