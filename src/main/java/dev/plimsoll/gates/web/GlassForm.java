package dev.plimsoll.gates.web;

import org.jspecify.annotations.Nullable;

/** What somebody sends who lets a request pass against the rules. */
record GlassForm(
        @Nullable String reason,
        @Nullable String incident,
        @Nullable String password) {

    String saidReason() {
        return reason == null ? "" : reason.strip();
    }

    String saidIncident() {
        return incident == null ? "" : incident.strip();
    }
}
