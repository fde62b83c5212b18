package dev.plimsoll.gates.outbox;

import java.io.IOException;
import java.time.Duration;

/** The receiver asks to be told again, and not before a while has passed. */
public class TryLater extends IOException {

    private static final long serialVersionUID = 1L;

    private final Duration pause;

    /** @param sentence what the receiver said, without any secret */
    public TryLater(String sentence, Duration pause) {
        super(sentence);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }
}
