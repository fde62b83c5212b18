package dev.plimsoll.gates;

/** Nothing may pass yet: the request is not approved, or no longer. */
public class GateClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient GateRequest request;

    GateClosed(GateRequest request, String sentence) {
        super(sentence);
        this.request = request;
    }

    public GateRequest request() {
        return request;
    }
}
