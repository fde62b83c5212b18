package dev.plimsoll.intake;

/** A delivery could not be read. The message is the reason that is shown beside it. */
public class UnreadableDelivery extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableDelivery(String reason) {
        super(reason);
    }
}
