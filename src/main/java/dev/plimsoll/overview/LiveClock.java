package dev.plimsoll.overview;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the live signals out a few times a second, on a thread of its own. */
@Component
class LiveClock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveClock.class);
    private static final int TICK_MILLIS = 150;

    private final LiveSignals signals;
    private volatile boolean running;

    LiveClock(LiveSignals signals) {
        this.signals = signals;
    }

    @Override
    public void start() {
        running = true;
        var thread = new Thread(this::tick, "live-signals");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void tick() {
        while (running) {
            try {
                Thread.sleep(TICK_MILLIS);
                signals.flush();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("A live signal was not sent", e);
            }
        }
    }
}
