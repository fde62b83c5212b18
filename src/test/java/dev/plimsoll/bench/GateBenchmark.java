package dev.plimsoll.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** What it costs pipelines to wait at gates: 10,000 open requests, polled 200 times a second by 100 clients. */
class GateBenchmark {

    private static final int OPEN = Integer.getInteger("gates.open", 10_000);
    private static final int PER_SECOND = Integer.getInteger("gates.polls", 200);
    private static final int CLIENTS = Integer.getInteger("gates.clients", 100);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("gates.warmup", 10));
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("gates.seconds", 30));
    private static final int UNFINISHED = 20;
    private static final int WAITING = Integer.getInteger("gates.waiting", 1000);

    private static final Pattern HANDLER = Pattern.compile("\"(?:tomcat-handler-|http-.*-exec-)");

    private static final Path HOME = Path.of("target", "bench-gates");

    private static Product product;
    private static long first;

    @BeforeAll
    static void openRequests() throws Exception {
        FileSystemUtils.deleteRecursively(HOME);
        product = Product.start(HOME);
        ask();
        first = Long.parseLong(product.text("select max(id) from gates.request"));
        try (var connection = product.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into gates.request (
                           asked_by, asked_key, service_id, environment_id, targets, sha, digest, kind, labels, required, hands,
                           is_rollback, state, round, policies, findings, evidence, because, requested_at, deadline, changed_at,
                           check_at)
                    select asked_by, asked_key || '-' || n, service_id, environment_id, array['part-' || n], sha, digest, kind,
                           labels, required, hands, is_rollback, state, round, policies, findings, evidence, because,
                           requested_at, deadline, changed_at, now() + n * interval '30 ms'
                      from gates.request, generate_series(1, %d) as n
                     where id = %d
                    """.formatted(OPEN - 1, first));
            statement.execute("analyze gates.request");
        }
        print("%d open requests; %s", OPEN, product.settings());
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static void ask() throws Exception {
        var body = "{\"service\":\"pay\",\"environment\":\"production\",\"sha\":\"%s\",\"digest\":\"sha256:%s\"}"
                .formatted("b".repeat(40), "b".repeat(64));
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address("")))
                                .header("Authorization", "Bearer " + Product.TOKEN)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "bench-" + System.nanoTime())
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + product.port() + "/api/v1/gates" + path;
    }

    @Test
    void pollsOfTenThousandOpenRequests() throws Exception {
        var cheap = Load.open(CLIENTS, PER_SECOND, WARM_UP, () -> new Poll("/livez"));
        Load.open(CLIENTS, PER_SECOND, WARM_UP, Poll::ofAGate);
        var floor = Load.open(CLIENTS, PER_SECOND, TIME, () -> new Poll("/livez"));
        var polls = Load.open(CLIENTS, PER_SECOND, TIME, Poll::ofAGate);
        assertThat(cheap.perSecond()).isPositive();
        print(
                "%d polls/s by %d clients for %d s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, all %.1f; goal p99 50 ms",
                PER_SECOND,
                CLIENTS,
                TIME.toSeconds(),
                polls.latencies().percentile(0.50),
                polls.latencies().percentile(0.95),
                polls.latencies().percentile(0.99),
                polls.latencies().percentile(1.0));
        print(
                "the same of /livez: p50 %.1f ms, p99 %.1f ms; a poll takes %.1f times as long (p99)",
                floor.latencies().percentile(0.50),
                floor.latencies().percentile(0.99),
                polls.latencies().percentile(0.99) / floor.latencies().percentile(0.99));
    }

    @Test
    void longPollsKeepNoThread() throws Exception {
        var http = HttpClient.newHttpClient();
        var before = threads();
        var waiting = new ArrayList<CompletableFuture<Integer>>();
        for (var n = 0; n < WAITING; n++) {
            var request = HttpRequest.newBuilder(URI.create(address("/g_" + (first + n) + "?wait=20")))
                    .header("Authorization", "Bearer " + Product.TOKEN)
                    .build();
            Thread.sleep(5);
            waiting.add(http.sendAsync(request, BodyHandlers.discarding()).thenApply(answer -> answer.statusCode()));
        }
        Thread.sleep(5000);
        var during = threads();
        var blocked = threadsOfUnfinishedRequests();
        print(
                "%d long-polls wait: %d threads of the server before, %d while they wait; %d unfinished requests keep %d more",
                WAITING, before, during, UNFINISHED, blocked - during);
        assertThat(blocked - during).as("what keeps a thread is counted").isGreaterThanOrEqualTo(UNFINISHED);
        for (var one : waiting) {
            assertThat(one.get()).isEqualTo(200);
        }
        assertThat(during - before).isLessThan(WAITING / 4L);
    }

    /** As many again as requests wait for the rest of their body, each of which does keep a thread. */
    private static long threadsOfUnfinishedRequests() throws IOException, InterruptedException {
        var sockets = new ArrayList<Socket>();
        try {
            for (var n = 0; n < UNFINISHED; n++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), product.port());
                sockets.add(socket);
                socket.getOutputStream()
                        .write(
                                "POST /api/v1/gates HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nIdempotency-Key: x\r\nContent-Length: 100\r\n\r\n{"
                                        .formatted(Product.TOKEN)
                                        .getBytes(StandardCharsets.US_ASCII));
            }
            Thread.sleep(2000);
            return threads();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    /** Those that answer requests in this process, virtual ones too, which only a dump of the threads lists. */
    private static long threads() throws IOException, InterruptedException {
        var dump = Path.of("target", "gate-benchmark-threads.txt").toAbsolutePath();
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(
                        jcmd,
                        Long.toString(ProcessHandle.current().pid()),
                        "Thread.dump_to_file",
                        "-overwrite",
                        dump.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor())
                .as("a JDK from 21 on dumps virtual threads")
                .isZero();
        try (var lines = Files.lines(dump)) {
            return lines.filter(line -> HANDLER.matcher(line).find()).count();
        }
    }

    /** Asks on one connection, for another request each time. */
    private static final class Poll implements Load.Step {

        private final HttpConnection connection = new HttpConnection(product.port());
        private final Random random = new Random();
        private final String path;

        Poll(String path) throws IOException {
            this.path = path;
        }

        static Poll ofAGate() throws IOException {
            return new Poll("");
        }

        @Override
        public void run() throws IOException {
            var asked = path.isEmpty() ? "/api/v1/gates/g_" + (first + random.nextInt(OPEN)) : path;
            var status = connection.send(
                    "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(asked, Product.TOKEN),
                    new byte[0]);
            if (status != 200) {
                throw new IllegalStateException(asked + " answered " + status);
            }
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    @SuppressWarnings("SystemOut") // A benchmark is there to print.
    private static void print(String format, Object... values) {
        System.out.println("BENCH " + format.formatted(values));
    }
}
