package dev.plimsoll.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that do the same thing over and over. */
final class Load {

    private Load() {}

    /** One thing that a client does; each client has its own. */
    interface Step extends AutoCloseable {

        void run() throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }

    /**
     * @param perSecond how often all clients together did it
     * @param latencies how long each took
     */
    record Result(double perSecond, Latencies latencies) {}

    /** As fast as the clients can, for a while. */
    static Result closed(int clients, Duration time, Callable<Step> client) throws Exception {
        var all = new ArrayList<long[]>();
        var end = System.nanoTime() + time.toNanos();
        var started = System.nanoTime();
        run(clients, () -> {
            var times = new long[1_000_000];
            var count = 0;
            try (var step = client.call()) {
                while (System.nanoTime() < end) {
                    var begin = System.nanoTime();
                    step.run();
                    times[count++] = System.nanoTime() - begin;
                }
            }
            synchronized (all) {
                all.add(Arrays.copyOf(times, count));
            }
            return null;
        });
        var seconds = (System.nanoTime() - started) / 1e9;
        var times = all.stream().flatMapToLong(Arrays::stream).toArray();
        return new Result(times.length / seconds, new Latencies(times));
    }

    /** At a given rate, whether the answers come or not: a time counts from when it should have begun. */
    static Result open(int clients, int perSecond, Duration time, Callable<Step> client) throws Exception {
        var total = (int) (perSecond * time.toSeconds());
        var times = new long[total];
        var next = new AtomicLong();
        var started = System.nanoTime() + 200_000_000L;
        run(clients, () -> {
            try (var step = client.call()) {
                for (var n = next.getAndIncrement(); n < total; n = next.getAndIncrement()) {
                    var due = started + n * 1_000_000_000L / perSecond;
                    for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                        Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
                    }
                    step.run();
                    times[(int) n] = System.nanoTime() - due;
                }
            }
            return null;
        });
        return new Result(total / ((System.nanoTime() - started) / 1e9), new Latencies(times));
    }

    private static void run(int clients, Callable<Void> client) throws Exception {
        var threads = Executors.newFixedThreadPool(clients);
        try {
            for (var done : threads.invokeAll(Collections.nCopies(clients, client))) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
