package dev.plimsoll.intake.web;

/** A delivery is older than the oldest whose bytes are kept; what was understood of it is kept all the same. */
class DeliveryNoLongerKept extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long number;

    DeliveryNoLongerKept(long number) {
        super("Delivery %d is no longer kept.".formatted(number));
        this.number = number;
    }

    long number() {
        return number;
    }
}
