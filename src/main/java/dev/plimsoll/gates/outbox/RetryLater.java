package dev.plimsoll.gates.outbox;

import java.io.IOException;
import java.time.Duration;

/** It was not taken, and there is a time before which trying again is of no use. */
public class RetryLater extends IOException {

    private static final long serialVersionUID = 1L;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Duration pause;

    /**
     * @param pause counted from now; zero to leave it to the pauses of the outbox, and at most an hour counts
     * @param sentence why, without any secret
     */
    public RetryLater(Duration pause, String sentence) {
        super(sentence);
        this.pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    public Duration pause() {
        return pause;
    }
}
