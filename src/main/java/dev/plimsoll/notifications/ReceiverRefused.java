package dev.plimsoll.notifications;

/** A receiver cannot be what was asked for; the message says why and what can be done. */
public class ReceiverRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReceiverRefused(String sentence) {
        super(sentence);
    }
}
