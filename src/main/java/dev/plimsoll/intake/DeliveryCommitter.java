package dev.plimsoll.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets deliveries that wait at the same time share one transaction, and answers each of them after the commit.
 *
 * <p>Nobody lingers: a delivery that comes alone is committed alone. Under load the cost of a commit and of each
 * statement is shared by as many as have come meanwhile. Measured in docs/reference/performance.md.
 */
@Component
class DeliveryCommitter implements SmartLifecycle {

    /** As many deliveries share one transaction at most. */
    private static final int BATCH = 100;

    /** As many wait at most; then senders are told to come again. */
    private static final int QUEUE = 1000;

    private static final int COMMITTERS = 2;

    private final DeliveryTransaction transaction;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    DeliveryCommitter(DeliveryTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Returns a promise that is kept when the delivery is durable.
     *
     * @throws IntakeOverloaded if too many are waiting
     */
    CompletableFuture<Receipt> submit(Delivery delivery) {
        var waiting = new Waiting(delivery, new CompletableFuture<>());
        if (!running || !queue.offer(waiting)) {
            throw new IntakeOverloaded("Too many deliveries are waiting for the database.");
        }
        return waiting.receipt();
    }

    @Override
    public void start() {
        running = true;
        for (var n = 1; n <= COMMITTERS; n++) {
            var thread = new Thread(this::commitForEver, "delivery-committer-" + n);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        threads.clear();
        var left = new ArrayList<Waiting>();
        queue.drainTo(left);
        left.forEach(
                waiting -> waiting.receipt().completeExceptionally(new IntakeOverloaded("Plimsoll is shutting down.")));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server takes requests, and after it has stopped taking them. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }

    private void commitForEver() {
        while (running) {
            try {
                commit(next());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private List<Waiting> next() throws InterruptedException {
        var batch = new ArrayList<Waiting>();
        batch.add(queue.take());
        queue.drainTo(batch, BATCH - 1);
        return batch;
    }

    private void commit(List<Waiting> batch) {
        try {
            var receipts =
                    transaction.commit(batch.stream().map(Waiting::delivery).toList());
            for (var n = 0; n < batch.size(); n++) {
                batch.get(n).receipt().complete(receipts.get(n));
            }
        } catch (RuntimeException e) {
            refuse(batch, e);
        }
    }

    /** What brought down many may be the fault of one: each gets a transaction of its own. */
    private void refuse(List<Waiting> batch, RuntimeException failure) {
        if (batch.size() == 1) {
            batch.get(0).receipt().completeExceptionally(failure);
        } else {
            batch.forEach(one -> commit(List.of(one)));
        }
    }

    private record Waiting(Delivery delivery, CompletableFuture<Receipt> receipt) {}
}
