package dev.plimsoll.metrics.web;

/** An address names a measure or a deployment that there is not. */
class UnknownMeasure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownMeasure(String message) {
        super(message);
    }
}
