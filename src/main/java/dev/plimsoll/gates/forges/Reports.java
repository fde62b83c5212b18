package dev.plimsoll.gates.forges;

import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.outbox.Message;
import dev.plimsoll.gates.outbox.RetryLater;
import dev.plimsoll.gates.outbox.Undeliverable;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * Tells platforms how it stands while somebody still has to decide. They take ten reports of a deployment and no more, so
 * seven are for the ordinary and three are kept for what stops it.
 */
@Component
class Reports {

    static final String APPROVAL = "gate.vote-approve";

    private static final int ALL = 10;
    private static final int ORDINARY = 7;

    private final HeldRows rows;
    private final Comments comments;

    Reports(HeldRows rows, Comments comments) {
        this.rows = rows;
        this.comments = comments;
    }

    String send(Forge forge, GateRequest request, Held held, Message message) throws IOException {
        if (request.state() != GateState.PENDING && request.state() != GateState.HELD) {
            return "not needed, it was decided meanwhile";
        }
        if (!rows.countReport(request.id(), message.event().equals("gate.held") ? ALL : ORDINARY)) {
            throw new Undeliverable(
                    "%s takes %d reports, and the last are kept for what stops it".formatted(forge.title(), ALL));
        }
        try {
            return forge.report(held, comments.report(request, message));
        } catch (RetryLater notTaken) {
            rows.uncountReport(request.id());
            throw notTaken;
        }
    }
}
