package dev.plimsoll.intake.web;

import dev.plimsoll.intake.Import;
import java.time.Duration;

/** An import as the page of the event API shows it. */
record ImportLine(Import said) {

    public boolean isRunning() {
        return said.state().equals("running");
    }

    public boolean isLost() {
        return said.state().equals("lost");
    }

    /** How long it took, or has taken as far as is known. */
    public Duration took() {
        return Duration.between(said.beganAt(), said.finishedAt() == null ? said.toldAt() : said.finishedAt());
    }

    /** The class of its mark. */
    public String tone() {
        return switch (said.state()) {
            case "running" -> "wait";
            case "finished" -> "ok";
            default -> "bad";
        };
    }

    public String icon() {
        return switch (said.state()) {
            case "running" -> "clock";
            case "finished" -> "ok";
            default -> "no";
        };
    }
}
