package dev.plimsoll.intake;

/** A delivery was read once more, and what it means could not be written down. */
public class ReplayFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReplayFailed(long delivery, RuntimeException cause) {
        super("Delivery %d could not be written down.".formatted(delivery), cause);
    }
}
