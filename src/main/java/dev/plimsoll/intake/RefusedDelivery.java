package dev.plimsoll.intake;

/**
 * A delivery breaks the form that its sender promised: it is not kept, so that it can be sent again under the same name
 * when it was put right. The message names the field and the fix.
 */
public class RefusedDelivery extends UnreadableDelivery {

    private static final long serialVersionUID = 1L;

    private final String field;

    public RefusedDelivery(String field, String reason) {
        super(reason);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
