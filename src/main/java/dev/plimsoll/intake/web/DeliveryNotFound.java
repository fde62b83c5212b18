package dev.plimsoll.intake.web;

/** There is no delivery of this number, or another source sent it. */
class DeliveryNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long number;

    DeliveryNotFound(long number) {
        super("No delivery has the number %d.".formatted(number));
        this.number = number;
    }

    long number() {
        return number;
    }
}
