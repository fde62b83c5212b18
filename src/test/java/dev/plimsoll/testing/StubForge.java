package dev.plimsoll.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An API on loopback that keeps what it was asked and answers as its kind would, unless a test wants something else once. */
public abstract class StubForge implements AutoCloseable {

    private final HttpServer http;
    private final Map<String, Deque<Answer>> wanted = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    StubForge() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "stub-forge");
            thread.setDaemon(true);
            return thread;
        }));
        http.createContext("/", this::take);
        http.start();
    }

    /** What was asked. */
    public record Call(String method, String path, String credential, String body) {

        public String line() {
            return method + " " + path;
        }
    }

    /** @param millis how long it takes; a negative one hangs up without an answer */
    record Answer(int status, Map<String, String> headers, String body, int millis) {

        static Answer of(int status, String body) {
            return new Answer(status, Map.of(), body, 0);
        }
    }

    public final String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** The next answer to whatever asks for a path that ends so. */
    public final void once(String ending, int status, Map<String, String> headers) {
        want(ending, new Answer(status, headers, "{\"message\": \"as the test wants\"}", 0));
    }

    /** The same after a while. */
    public final void onceAfter(String ending, int millis) {
        want(ending, new Answer(200, Map.of(), "{}", millis));
    }

    public final List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The lines of what was asked and ends so. */
    public final List<Call> calls(String ending) {
        return calls.stream().filter(call -> call.path().endsWith(ending)).toList();
    }

    /** Forgets everything. */
    public void reset() {
        wanted.clear();
        calls.clear();
    }

    abstract Answer answer(Call call);

    abstract String credential(HttpExchange exchange);

    private void want(String ending, Answer answer) {
        wanted.computeIfAbsent(ending, key -> new ArrayDeque<>()).add(answer);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    credential(exchange),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            calls.add(call);
            var answer = wanted.entrySet().stream()
                    .filter(entry -> call.path().endsWith(entry.getKey()))
                    .map(entry -> entry.getValue().poll())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseGet(() -> answer(call));
            Thread.sleep(answer.millis());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            var bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final void close() {
        http.stop(0);
    }
}
