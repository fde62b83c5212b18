package dev.plimsoll.intake;

/** A body is larger than the largest that is let in. */
public class BodyTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyTooLarge(int largest) {
        super("The body is larger than %,d bytes.".formatted(largest));
    }
}
