package dev.plimsoll.gates.azure;

import dev.plimsoll.gates.GateClosed;
import dev.plimsoll.gates.GateOver;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.outbox.Message;
import dev.plimsoll.gates.outbox.OutboxChannel;
import dev.plimsoll.gates.outbox.Undeliverable;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Uses an approval once it has settled, and tells the check that it was used; a check goes on as soon as it hears so.
 * Everything else that ends a request is a no.
 */
@Component
class AzureChannel implements OutboxChannel {

    private static final Set<String> YES = Set.of("gate.approved", "gate.overridden");
    private static final String USED = "gate.used";
    private static final Set<String> NO = Set.of("gate.denied", "gate.expired", "gate.superseded", "gate.cancelled");

    private final AzureCheckRows rows;
    private final AzureClient client;
    private final ObjectProvider<Gates> gates;
    private final Clock clock;

    /** @param gates asked for late, since the gates write into the outbox whose channel this is */
    AzureChannel(AzureCheckRows rows, AzureClient client, ObjectProvider<Gates> gates, Clock clock) {
        this.rows = rows;
        this.client = client;
        this.gates = gates;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "azure";
    }

    @Override
    public boolean tells(Message message) {
        var event = message.event();
        return (YES.contains(event) || USED.equals(event) || NO.contains(event)) && rows.isWaiting(message.requestId());
    }

    @Override
    public String deliver(Message message) throws IOException {
        return YES.contains(message.event()) ? use(message.requestId()) : tell(message);
    }

    /** Being used is told by a message of its own. */
    private String use(long id) throws IOException {
        var request = gates.getObject().find(id).orElseThrow();
        try {
            gates.getObject().consume(id, request.candidate().digest());
            return "used for the check";
        } catch (GateClosed closed) {
            if (closed.request().isSettling(clock.instant())) {
                throw new IOException("settling", closed);
            }
            return "no longer approved";
        } catch (GateOver over) {
            return "already " + over.request().state().word();
        }
    }

    private String tell(Message message) throws IOException {
        var kept = rows.waiting(message.requestId());
        if (kept.isEmpty()) {
            return "nobody waits any more";
        }
        try {
            var answer = client.complete(
                    kept.get().check(), kept.get().token(), message.event().equals(USED));
            rows.end(message.requestId(), clock.instant());
            return answer;
        } catch (Undeliverable e) {
            rows.end(message.requestId(), clock.instant());
            throw e;
        }
    }
}
