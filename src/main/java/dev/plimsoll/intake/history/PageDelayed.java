package dev.plimsoll.intake.history;

import java.time.Duration;

/** A page may be had later. */
class PageDelayed extends Exception {

    private final Duration pause;
    private final boolean isFailure;

    /**
     * @param pause how long to wait at least
     * @param isFailure false if the forge only asks for patience
     */
    PageDelayed(String message, Duration pause, boolean isFailure) {
        super(message);
        this.pause = pause;
        this.isFailure = isFailure;
    }

    Duration pause() {
        return pause;
    }

    boolean isFailure() {
        return isFailure;
    }
}
