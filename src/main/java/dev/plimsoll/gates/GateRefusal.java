package dev.plimsoll.gates;

/** Something was asked of a gate that cannot be meant. */
public class GateRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** @param sentence what is wrong and how to mend it, without a full stop */
    public GateRefusal(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
