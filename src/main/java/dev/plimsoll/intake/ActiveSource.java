package dev.plimsoll.intake;

import java.util.List;

/** A sender as the door needs to know it. */
record ActiveSource(long id, String name, String kind, boolean isDemo, List<String> secrets) {

    @Override
    public String toString() {
        return "ActiveSource[name=%s, kind=%s, secrets=***]".formatted(name, kind);
    }
}
