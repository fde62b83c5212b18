package dev.plimsoll.notifications.web;

import dev.plimsoll.notifications.Message;

/**
 * One message, for administrators.
 *
 * @param channel its name for people
 * @param receiver whom it goes to
 */
record MessageLine(Message message, String channel, String receiver) {

    public String tone() {
        return switch (message.state()) {
            case "delivered" -> "ok";
            case "failed" -> "bad";
            default -> "wait";
        };
    }

    public String icon() {
        return switch (message.state()) {
            case "delivered" -> "ok";
            case "failed" -> "no";
            default -> "clock";
        };
    }

    /** Such as {@code waits after 2 attempts}. */
    public String word() {
        return switch (message.state()) {
            case "delivered" -> "arrived";
            case "failed" -> "given up after " + attempts();
            default -> message.attempts() == 0 ? "waits" : "waits after " + attempts();
        };
    }

    private String attempts() {
        return message.attempts() == 1 ? "1 attempt" : message.attempts() + " attempts";
    }
}
