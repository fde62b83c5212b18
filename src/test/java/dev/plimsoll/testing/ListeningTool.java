package dev.plimsoll.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tool on this machine that takes what is posted to it, and answers as it was told to: 200 if it was told nothing. */
public final class ListeningTool implements AutoCloseable {

    private final HttpServer server;
    private final Queue<Answer> answers = new ArrayDeque<>();

    public final List<Heard> heard = new CopyOnWriteArrayList<>();

    /** What it was told. */
    public record Heard(String path, Headers headers, String body) {

        public String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

    private record Answer(int status, String body, Map<String, String> headers) {}

    public ListeningTool() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Answers the next message so. */
    public void answers(int status, String body, Map<String, String> headers) {
        answers.add(new Answer(status, body, headers));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            heard.add(new Heard(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
            var next = answers.poll();
            var answer = next == null ? new Answer(200, "ok", Map.of()) : next;
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            var bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
