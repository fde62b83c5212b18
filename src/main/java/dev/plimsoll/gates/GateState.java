package dev.plimsoll.gates;

import java.util.Locale;

/** Where a request stands. */
public enum GateState {
    /** People or proofs are still to come. */
    PENDING,
    /** Something stands in the way that people cannot vote away. */
    HELD,
    APPROVED,
    /** Somebody broke the glass. */
    OVERRIDDEN,
    USED,
    DENIED,
    EXPIRED,
    SUPERSEDED,
    CANCELLED;

    /** The word in the database and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static GateState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing changes it any more. */
    public boolean isOver() {
        return switch (this) {
            case PENDING, HELD, APPROVED, OVERRIDDEN -> false;
            case USED, DENIED, EXPIRED, SUPERSEDED, CANCELLED -> true;
        };
    }

    /** Whether it may still become the other; the database's rows never say anything else. */
    public boolean mayBecome(GateState next) {
        return switch (this) {
            case PENDING, HELD -> next != USED && next != this;
            case APPROVED -> next != this && next != OVERRIDDEN;
            case OVERRIDDEN -> next == USED || next == EXPIRED || next == CANCELLED || next == DENIED;
            case USED, DENIED, EXPIRED, SUPERSEDED, CANCELLED -> false;
        };
    }
}
