package dev.plimsoll.gates.web;

import dev.plimsoll.gates.outbox.Outgoing;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One word to the outside, on its way or there.
 *
 * @param title the receiver's name
 */
record ToldLine(String title, Outgoing outgoing) {

    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("held.opened", "that it waits"),
            Map.entry("held.covered", "that the approval covers it"),
            Map.entry("gate.pending", "that it waits again"),
            Map.entry("gate.held", "that it is held"),
            Map.entry("gate.vote-approve", "of an approval"),
            Map.entry("gate.vote-deny", "of a denial"),
            Map.entry("gate.vote-withdraw", "that a vote was taken back"),
            Map.entry("gate.stop-asked", "to stop"));

    /** Such as {@code GitHub was told: approved}. */
    public String sentence() {
        var event = outgoing.message().event();
        var meant = MEANT.get(event);
        var what = meant == null ? ": " + event.replaceFirst("^gate\\.", "") : " " + meant;
        return switch (outgoing.state()) {
            case "delivered" -> "%s was told%s".formatted(title, what);
            case "failed" -> "%s was not told%s".formatted(title, what);
            default -> "%s is to be told%s".formatted(title, what);
        };
    }

    public @Nullable String answer() {
        return outgoing.answer();
    }

    /** When it arrived; else when it was written. */
    public Instant at() {
        return Objects.requireNonNullElse(outgoing.deliveredAt(), outgoing.writtenAt());
    }

    public String tone() {
        return switch (outgoing.state()) {
            case "delivered" -> "ok";
            case "failed" -> "bad";
            default -> "wait";
        };
    }

    public String icon() {
        return switch (outgoing.state()) {
            case "delivered" -> "tick";
            case "failed" -> "warn";
            default -> "clock";
        };
    }

    /** For who does not see the icon. */
    public String label() {
        return switch (outgoing.state()) {
            case "delivered" -> "Told";
            case "failed" -> "Not told";
            default -> "On its way";
        };
    }
}
