package dev.plimsoll.gates;

import java.util.List;

/** What a person read before voting is not what there is to vote on now. */
public class EvidenceChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient GateRequest request;
    private final transient List<String> changes;

    EvidenceChanged(GateRequest request, List<String> changes) {
        super("It changed while you were reading: " + String.join("; ", changes));
        this.request = request;
        this.changes = List.copyOf(changes);
    }

    public GateRequest request() {
        return request;
    }

    /** What changed, a sentence each. */
    public List<String> changes() {
        return changes;
    }
}
