package dev.plimsoll.overview.web;

import dev.plimsoll.overview.LiveSignals.Signal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * The stream to one page. Written to by one thread at a time, which is never the one that signals: a page that reads
 * slowly holds up nobody, and one that does not read at all is let go.
 */
final class LiveStream implements Consumer<Signal> {

    private static final int QUEUE = 300;
    private static final long FOR_EVER = 0;

    private final SseEmitter emitter = new SseEmitter(FOR_EVER);
    private final Executor executor;
    private final Consumer<LiveStream> atEnd;
    private final Queue<SseEventBuilder> queue = new ArrayDeque<>();
    private boolean isWriting;
    private boolean isEnded;

    LiveStream(Executor executor, Consumer<LiveStream> atEnd) {
        this.executor = executor;
        this.atEnd = atEnd;
        emitter.onCompletion(this::ended);
        emitter.onTimeout(emitter::complete);
        emitter.onError(failure -> ended());
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** The first words to a new page: it is live from this position on. */
    void open(String position) {
        offer(SseEmitter.event().id(position).name("open").data(""));
    }

    /** The first words to a page that has a position: what it missed follows. */
    void reopen() {
        offer(SseEmitter.event().name("open").data(""));
    }

    @Override
    public void accept(Signal signal) {
        offer(SseEmitter.event().id(signal.id()).name("signal").data(signal.name()));
    }

    /** Keeps the connection open, and lets the page notice when it no longer is. */
    void beat() {
        offer(SseEmitter.event().comment("beat").name("beat").data(""));
    }

    /** Ends the stream without waiting for a write that may be stuck. */
    void close() {
        executor.execute(emitter::complete);
    }

    private void offer(SseEventBuilder event) {
        synchronized (queue) {
            if (isEnded) {
                return;
            }
            if (queue.size() >= QUEUE) {
                close();
                return;
            }
            queue.add(event);
            if (isWriting) {
                return;
            }
            isWriting = true;
        }
        executor.execute(this::write);
    }

    private void write() {
        for (var event = next(); event != null; event = next()) {
            try {
                emitter.send(event);
            } catch (IOException | IllegalStateException e) {
                ended();
            }
        }
    }

    private @Nullable SseEventBuilder next() {
        synchronized (queue) {
            var event = isEnded ? null : queue.poll();
            isWriting = event != null;
            return event;
        }
    }

    private void ended() {
        synchronized (queue) {
            isEnded = true;
            queue.clear();
        }
        atEnd.accept(this);
    }
}
