package dev.plimsoll.gates.platforms;

import dev.plimsoll.gates.GateAnswer;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import org.jspecify.annotations.Nullable;

/**
 * Whether a platform may go on.
 *
 * @param id the request; null if there is none, because the question cannot be meant
 * @param state {@code approved} if it may; else {@code pending, held, denied, expired, superseded, cancelled}, and
 *     {@code refused} for a question that cannot be meant
 * @param because for people
 */
public record Passage(@Nullable Long id, String state, String because) {

    private static final String OPEN = "approved";
    private static final String DENIED = "denied";

    static Passage of(GateRequest request, GateAnswer answer) {
        return switch (answer.state()) {
            case USED ->
                request.stopAskedAt() == null
                        ? new Passage(request.id(), OPEN, answer.because())
                        : new Passage(request.id(), DENIED, "somebody asked to stop after it had passed");
            case APPROVED, OVERRIDDEN -> new Passage(request.id(), GateState.PENDING.word(), answer.because());
            default -> new Passage(request.id(), answer.state().word(), answer.because());
        };
    }

    static Passage refused(String sentence) {
        return new Passage(null, "refused", sentence);
    }

    public boolean isOpen() {
        return state.equals(OPEN);
    }

    /** Whether somebody, or the artifact itself, said no. */
    public boolean isDenied() {
        return state.equals(DENIED);
    }
}
