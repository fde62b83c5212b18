package dev.plimsoll.gates.forges;

/** The platform waits no longer: there is nobody to answer. */
public class RunGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence for people, without any secret */
    public RunGone(String sentence) {
        super(sentence);
    }
}
