package dev.plimsoll.intake.versions;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends what takes longer than it may: a server that answers one byte at a time never runs into a time-out of its own. */
class Alarm implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "version-alarm");
        thread.setDaemon(true);
        return thread;
    });

    /** Calls {@code end} in so many nanoseconds, unless the bell is closed before. */
    Bell in(long nanos, Runnable end) {
        var hasRung = new AtomicBoolean();
        var due = timer.schedule(
                () -> {
                    hasRung.set(true);
                    end.run();
                },
                Math.max(0, nanos),
                TimeUnit.NANOSECONDS);
        return new Bell(due, hasRung);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One call that is due. */
    record Bell(Future<?> due, AtomicBoolean rung) implements AutoCloseable {

        boolean hasRung() {
            return rung.get();
        }

        @Override
        public void close() {
            due.cancel(false);
        }
    }
}
