package dev.plimsoll.intake;

/** This source has no exposure of this number. */
public class ExposureNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long number;

    ExposureNotFound(long number) {
        super("There is no exposure %d of this source.".formatted(number));
        this.number = number;
    }

    public long number() {
        return number;
    }
}
