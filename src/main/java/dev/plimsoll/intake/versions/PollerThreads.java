package dev.plimsoll.intake.versions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads that ask. Each asks one endpoint at a time; whoever finds nothing due looks again a second later. */
@Component
class PollerThreads implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PollerThreads.class);
    private static final long PAUSE_MS = 1000;
    private static final long PAUSE_AFTER_A_FAILURE_MS = 10_000;
    private static final long PATIENCE_MS = 2000;

    private final Poller poller;
    private final VersionsProperties properties;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    PollerThreads(Poller poller, VersionsProperties properties, Clock clock) {
        this.poller = poller;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        for (var n = 1; n <= properties.workers(); n++) {
            var thread = new Thread(this::askForEver, "version-poller-" + n);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** Waits a moment for what is being written; a question that is under way is asked again later. */
    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        try {
            for (var thread : threads) {
                thread.join(PATIENCE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void askForEver() {
        while (running) {
            try {
                if (!asked()) {
                    Thread.sleep(PAUSE_MS);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean asked() throws InterruptedException {
        try {
            return poller.askNext(clock);
        } catch (RuntimeException e) {
            if (running) {
                log.warn("No version endpoint could be asked; the next try is in 10 s", e);
                Thread.sleep(PAUSE_AFTER_A_FAILURE_MS);
            }
            return false;
        }
    }
}
