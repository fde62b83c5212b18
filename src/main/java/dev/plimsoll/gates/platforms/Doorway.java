package dev.plimsoll.gates.platforms;

import dev.plimsoll.access.Tokens;
import dev.plimsoll.gates.GateAsk;
import dev.plimsoll.gates.GateClosed;
import dev.plimsoll.gates.GateOver;
import dev.plimsoll.gates.GateRefusal;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.KeyReused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where a platform asks again and again until it may go on. The yes is the use: a platform deploys as soon as it hears it,
 * and from then on hears it until somebody asks it to stop.
 */
@Component
public class Doorway {

    private final Gates gates;
    private final Tokens tokens;

    Doorway(Gates gates, Tokens tokens) {
        this.gates = gates;
        this.tokens = tokens;
    }

    /** Opens the request or finds it, and uses it if it is approved; a question that cannot be meant is a closed door. */
    public Passage ask(String program, PlatformAsk asked) {
        try {
            return pass(gates.standing(question(program, asked)).id());
        } catch (GateRefusal | KeyReused refusal) {
            return Passage.refused(String.valueOf(refusal.getMessage()));
        }
    }

    /** How the request stands, if it was ever asked for; asks for nothing. */
    public Optional<Passage> look(String program, PlatformAsk asked) {
        return gates.lastStanding(program, asked.key()).map(request -> passage(request.id()));
    }

    private Passage pass(long id) {
        var before = gates.find(id).orElseThrow();
        if (before.state() == GateState.APPROVED || before.state() == GateState.OVERRIDDEN) {
            use(before);
        }
        return passage(id);
    }

    /** What stands in the way is said by how the request stands afterwards. */
    private void use(GateRequest request) {
        try {
            gates.consume(request.id(), request.candidate().digest());
        } catch (GateClosed | GateOver tooEarlyOrTooLate) {
            return;
        }
    }

    private Passage passage(long id) {
        return Passage.of(gates.find(id).orElseThrow(), gates.answer(id).orElseThrow());
    }

    private GateAsk question(String program, PlatformAsk asked) {
        return new GateAsk(
                program,
                asked.key(),
                asked.service(),
                asked.environment(),
                List.of(),
                asked.sha(),
                asked.digest(),
                asked.configHash(),
                null,
                "code",
                null,
                null,
                Map.of(),
                List.of(),
                null,
                tokens.owners(program),
                false);
    }
}
