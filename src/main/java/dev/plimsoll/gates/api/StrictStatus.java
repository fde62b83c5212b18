package dev.plimsoll.gates.api;

import dev.plimsoll.gates.GateState;
import org.springframework.http.HttpStatus;

/** The state of a request as a status of HTTP, for scripts that look at nothing else. */
final class StrictStatus {

    private StrictStatus() {}

    /** Never 202, which some callers take for a yes. */
    static HttpStatus of(GateState state) {
        return switch (state) {
            case APPROVED, OVERRIDDEN -> HttpStatus.OK;
            case PENDING -> HttpStatus.TOO_EARLY;
            case HELD -> HttpStatus.LOCKED;
            case DENIED -> HttpStatus.FORBIDDEN;
            case EXPIRED, CANCELLED -> HttpStatus.GONE;
            case SUPERSEDED, USED -> HttpStatus.CONFLICT;
        };
    }
}
