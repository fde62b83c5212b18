package dev.plimsoll.overview.web;

import dev.plimsoll.overview.LiveSignals;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One stream of signals for each open page. */
@RestController
class LiveController implements SmartLifecycle {

    private static final int STREAMS = 1000;

    private final LiveSignals signals;
    private final Executor executor;
    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /** Streams write on threads of their own: a page that reads slowly holds up nothing else. */
    LiveController(LiveSignals signals, SimpleAsyncTaskExecutorBuilder threads) {
        this.signals = signals;
        this.executor = threads.threadNamePrefix("live-").build();
    }

    /** Opens a stream; a page says by {@code after} at which position it was drawn, a browser by a header. */
    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> live(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
            @RequestParam(required = false) @Nullable String after,
            HttpServletResponse response) {
        if (!running || streams.size() >= STREAMS) {
            return ResponseEntity.status(503).header("Retry-After", "30").build();
        }
        response.setHeader("X-Accel-Buffering", "no");
        var stream = new LiveStream(executor, this::end);
        streams.add(stream);
        begin(stream, StringUtils.hasText(lastId) ? lastId : after);
        return ResponseEntity.ok(stream.emitter());
    }

    private void begin(LiveStream stream, @Nullable String position) {
        if (StringUtils.hasText(position)) {
            stream.reopen();
            signals.subscribe(stream, position).forEach(stream);
        } else {
            stream.open(signals.position());
            signals.subscribe(stream, null);
        }
    }

    @Scheduled(fixedRate = 15_000)
    void beat() {
        streams.forEach(LiveStream::beat);
    }

    private void end(LiveStream stream) {
        signals.unsubscribe(stream);
        streams.remove(stream);
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for its requests to end: these would not end by themselves. */
    @Override
    public void stop() {
        running = false;
        streams.forEach(LiveStream::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
