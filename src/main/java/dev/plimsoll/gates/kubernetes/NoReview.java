package dev.plimsoll.gates.kubernetes;

/** What arrived is nothing that an API server could be answered. */
class NoReview extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoReview(String sentence) {
        super(sentence);
    }
}
