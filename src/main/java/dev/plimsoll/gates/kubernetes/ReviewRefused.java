package dev.plimsoll.gates.kubernetes;

/** A question that can be answered with no alone, since it cannot be meant. */
class ReviewRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String uid;

    ReviewRefused(String uid, String sentence) {
        super(sentence);
        this.uid = uid;
    }

    String uid() {
        return uid;
    }
}
