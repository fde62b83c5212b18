package dev.plimsoll.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.plimsoll.gates.Policies;
import dev.plimsoll.gates.PolicyYaml;
import dev.plimsoll.gates.Stage;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.SeparateProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application is killed after it decided and before anybody was told: nothing is lost, and nothing comes twice. */
@PlimsollTest
class KilledBeforeDeliveryTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Policies policies;

    @Autowired
    private PolicyYaml yaml;

    @Autowired
    private Receivers receivers;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private JdbcClient jdbc;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile boolean isSilent = true;
    private HttpServer tool;

    @BeforeEach
    void listen() throws IOException {
        plimsoll.empty();
        plimsoll.report(
                "{\"type\":\"inventory\",\"service\":\"pay\",\"environment\":\"production\",\"names\":[\"PORT\"]}");
        policies.write(yaml.read(Stage.policy("calendar: {mode: enforced}\n")), "ann");
        tool = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tool.setExecutor(Executors.newCachedThreadPool());
        tool.createContext("/", exchange -> {
            var id = exchange.getRequestHeaders().getFirst("webhook-id");
            exchange.getRequestBody().readAllBytes();
            heard.add(id);
            if (isSilent) {
                return;
            }
            taken.add(id);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        tool.start();
        receivers.add(
                "webhook",
                "bot",
                new Door(
                        URI.create("http://127.0.0.1:" + tool.getAddress().getPort() + "/"),
                        "bot",
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "ann");
    }

    @AfterEach
    void leave() {
        tool.stop(0);
        plimsoll.empty();
    }

    @Test
    void whatWasDecidedIsToldOnceAfterTheNextStart() throws Exception {
        try (var first = SeparateProcess.beside(database)) {
            assertThat(ask(first)).isEqualTo(201);
            await().atMost(Duration.ofSeconds(30)).until(() -> !heard.isEmpty());
            first.kill();
        }
        assertThat(taken).as("it was told, and killed before anybody answered").isEmpty();
        assertThat(jdbc.sql("select state from gates.request")
                        .query(String.class)
                        .single())
                .as("what was decided is kept")
                .isEqualTo("approved");
        isSilent = false;
        theLeaseIsOver();

        try (var second = SeparateProcess.beside(database)) {
            await().atMost(Duration.ofSeconds(30)).until(this::isEverythingDelivered);
            assertThat(second.isAlive()).isTrue();
        }
        var keys = jdbc.sql("select idempotency_key from notifications.message where channel = 'webhook'")
                .query(String.class)
                .list();
        assertThat(taken).containsExactlyInAnyOrderElementsOf(keys).isNotEmpty();
    }

    private static int ask(SeparateProcess process) throws Exception {
        var body = "{\"service\":\"pay\",\"environment\":\"production\",\"sha\":\"%s\",\"digest\":\"%s\"}"
                .formatted(Stage.SHA_B, Stage.DIGEST_B);
        var request = HttpRequest.newBuilder(URI.create(process.address() + "/api/v1/gates"))
                .header("Authorization", "Bearer " + Plimsoll.REPORTER)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "killed")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    /** As if a minute had passed, after which somebody else may carry on what the dead had in hand. */
    private void theLeaseIsOver() {
        jdbc.sql("update notifications.message set next_at = now() where state = 'delivering'")
                .update();
    }

    private boolean isEverythingDelivered() {
        return jdbc.sql("select count(*) from notifications.message where channel = 'webhook' and state <> 'delivered'")
                        .query(Long.class)
                        .single()
                == 0;
    }
}
