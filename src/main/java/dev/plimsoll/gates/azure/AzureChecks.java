package dev.plimsoll.gates.azure;

import dev.plimsoll.access.Tokens;
import dev.plimsoll.gates.GateClosed;
import dev.plimsoll.gates.GateOver;
import dev.plimsoll.gates.GateRefusal;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes the questions of checks: those that are told later, and those that ask again until they like the answer. */
@Component
class AzureChecks {

    private final Gates gates;
    private final AzureCheckRows rows;
    private final AzureProperties properties;
    private final Tokens tokens;
    private final TransactionOperations transactions;
    private final Clock clock;

    AzureChecks(
            Gates gates,
            AzureCheckRows rows,
            AzureProperties properties,
            Tokens tokens,
            TransactionOperations transactions,
            Clock clock) {
        this.gates = gates;
        this.rows = rows;
        this.properties = properties;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Opens a request whose end is told. The check is written first, so that also an end that comes at once finds it.
     *
     * @throws GateRefusal if it cannot be meant, or could be decided only after the token has ended; then nothing is kept
     */
    GateRequest take(String program, CheckHeaders headers) {
        var check = headers.check(properties);
        var token = headers.token();
        var ask = headers.ask(program, tokens.owners(program));
        return Objects.requireNonNull(transactions.execute(status -> {
            var now = clock.instant();
            rows.write(ask, check, token, now);
            var request = gates.request(ask);
            var until = request.requestedAt().plus(TokenLife.LONGEST);
            if (request.deadline().isAfter(until)) {
                throw new GateRefusal(
                        "AuthToken",
                        "It may be decided until %s, and the token of Azure DevOps ends 48 hours after it was asked: ask later, or ask again and again with ?mode=sync"
                                .formatted(request.deadline()));
            }
            return request;
        }));
    }

    /**
     * How the request of a run stands, which is opened the first time; an approval is used by it.
     *
     * @throws GateRefusal if it cannot be meant
     */
    GateRequest look(String program, CheckHeaders headers) {
        var request = gates.request(headers.askAgain(program, tokens.owners(program)));
        if (request.state() != GateState.APPROVED && request.state() != GateState.OVERRIDDEN) {
            return request;
        }
        try {
            return gates.consume(request.id(), request.candidate().digest());
        } catch (GateClosed | GateOver tooEarlyOrTooLate) {
            return gates.find(request.id()).orElseThrow();
        }
    }
}
