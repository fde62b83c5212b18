package dev.plimsoll.gates.outbox;

/** The receiver will never take it. */
public class Undeliverable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence what the receiver said, without any secret */
    public Undeliverable(String sentence) {
        super(sentence);
    }
}
