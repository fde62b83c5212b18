package dev.plimsoll.gates.kubernetes;

/** The body is larger than any object that a cluster keeps. */
class ReviewTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReviewTooLarge(int most) {
        super("The body of an AdmissionReview has at most %,d bytes".formatted(most));
    }
}
