package dev.plimsoll.intake;

/** A delivery cannot be made durable now. The sender is asked to come again. */
public class IntakeOverloaded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IntakeOverloaded(String reason) {
        super(reason);
    }
}
