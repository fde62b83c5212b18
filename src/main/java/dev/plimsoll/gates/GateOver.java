package dev.plimsoll.gates;

/** The request is decided or over, and takes no more words. */
public class GateOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient GateRequest request;

    GateOver(GateRequest request) {
        super("Gate request %d is %s: %s"
                .formatted(request.id(), request.state().word(), request.because()));
        this.request = request;
    }

    public GateRequest request() {
        return request;
    }
}
