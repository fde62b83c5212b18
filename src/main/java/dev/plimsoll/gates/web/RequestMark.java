package dev.plimsoll.gates.web;

import dev.plimsoll.gates.GateState;

/** How the state of a request looks and reads: shape, word and colour. */
enum RequestMark {
    PENDING("clock", "wait", "waits for a decision"),
    HELD("cold", "cold", "held"),
    APPROVED("ok", "ok", "approved"),
    OVERRIDDEN("bolt", "warn", "let through against the rules"),
    USED("run", "ok", "passed"),
    DENIED("no", "bad", "denied"),
    EXPIRED("said", "", "expired"),
    SUPERSEDED("to", "", "superseded"),
    CANCELLED("said", "", "cancelled");

    private final String icon;
    private final String tone;
    private final String word;

    RequestMark(String icon, String tone, String word) {
        this.icon = icon;
        this.tone = tone;
        this.word = word;
    }

    static RequestMark of(GateState state) {
        return valueOf(state.name());
    }

    public String icon() {
        return icon;
    }

    public String tone() {
        return tone;
    }

    public String word() {
        return word;
    }
}
