package dev.plimsoll.gates;

/** A policy says something that cannot be meant. */
public class PolicyInvalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Refuses a policy.
     *
     * @param field where, such as {@code branch.allowed}
     * @param sentence what is wrong and how to mend it, without a full stop
     */
    public PolicyInvalid(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
