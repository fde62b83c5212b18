package dev.plimsoll.gates.forges;

import java.time.Instant;
import org.springframework.beans.factory.BeanFactory;

/** Opens and looks when a test says so. */
public final class Round {

    private final Opening opening;
    private final Watch watch;

    public Round(BeanFactory beans) {
        this.opening = beans.getBean(Opening.class);
        this.watch = beans.getBean(Watch.class);
    }

    /** Opens all that is due at an instant. */
    public void openAt(Instant now) {
        var left = 20;
        while (left > 0 && opening.openNext(now)) {
            left--;
        }
    }

    /** Asks whether all that is due at an instant is still waited for. */
    public void watchAt(Instant now) {
        var left = 20;
        while (left > 0 && watch.lookAtNext(now)) {
            left--;
        }
    }
}
