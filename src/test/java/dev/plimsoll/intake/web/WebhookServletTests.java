package dev.plimsoll.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.GitHub;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the door answers to bodies and requests that nobody should send. */
@PlimsollTest
class WebhookServletTests {

    private static final int LARGEST = 25 * 1024 * 1024;

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void aBodyOfTwentyFiveMegabytesIsKeptAndOneByteMoreIsNot() {
        var largest = new byte[LARGEST];
        Arrays.fill(largest, (byte) ' ');
        largest[0] = '{';
        largest[LARGEST - 1] = '}';
        var larger = Arrays.copyOf(largest, LARGEST + 1);

        assertThat(send("push", largest).statusCode()).isEqualTo(202);
        var refusal = send("push", larger);

        assertThat(refusal.statusCode()).isEqualTo(413);
        assertThat(refusal.body()).contains("/problems/body-too-large");
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsKeptAndMarkedWithTheReason() {
        for (var body : new String[] {
            "not json",
            "[1, 2]",
            "\"text\"",
            "",
            "{\"a\":",
            "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
            "{\"repository\": {\"id\": 1}}",
            "\u00ff\u00fe"
        }) {
            plimsoll.empty();

            var answer = send("deployment_status", GitHub.bytes(body));

            assertThat(answer.statusCode()).as(body).isEqualTo(202);
            assertThat(answer.body()).as(body).contains("unreadable");
            assertThat(jdbc.sql("select reason from intake.delivery")
                            .query(String.class)
                            .single())
                    .as(body)
                    .isNotBlank();
        }
    }

    @Test
    void nulCharactersAndNumbersOfFourHundredDigitsDoNoHarm() {
        var body = GitHub.bytes(new String(
                        GitHub.push("acme/pay", "a".repeat(40), "one\\u0000two", "2026-11-20T09:00:00Z"),
                        StandardCharsets.UTF_8)
                .replace("\"created\": false", "\"created\": false, \"huge\": " + "9".repeat(400)));

        assertThat(send("push", body).body()).contains("translated");
        assertThat(jdbc.sql("select subject from changes.commit")
                        .query(String.class)
                        .single())
                .isEqualTo("onetwo");
    }

    @Test
    void anEventThatNobodyKnowsIsKeptAsUnrecognised() {
        assertThat(send("sponsorship", GitHub.ping()).body()).contains("unrecognised");
    }

    @Test
    void aWrongContentTypeLosesNothing() {
        var body = GitHub.push("acme/pay", "a".repeat(40), "A commit", "2026-11-20T09:00:00Z");
        var headers = new HashMap<>(GitHub.headers("push", body, Plimsoll.SECRET));
        headers.put("Content-Type", "text/plain");

        var answer = plimsoll.post("/webhooks/github", headers, body);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("translated");
    }

    @Test
    void anUnknownSourceAndAnUnknownAddressGetAProblemThatHelps() {
        for (var path : new String[] {"/webhooks/nobody", "/webhooks/", "/webhooks/github/more"}) {
            var answer = plimsoll.post(path, Map.of(), GitHub.ping());

            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("/problems/unknown-source");
        }
    }

    @Test
    void anotherMethodIsToldWhichOneToUse() throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(plimsoll.address() + "/webhooks/github"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void twentyCopiesAtTheSameInstantAreOneDelivery() throws Exception {
        var body = GitHub.push("acme/pay", "a".repeat(40), "A commit", "2026-11-20T09:00:00Z");
        var headers = GitHub.headers("push", body, Plimsoll.SECRET);
        var threads = Executors.newFixedThreadPool(20);
        try {
            var statuses = threads
                    .invokeAll(IntStream.range(0, 20)
                            .mapToObj(n -> (Callable<Integer>) () -> plimsoll.post("/webhooks/github", headers, body)
                                    .statusCode())
                            .toList())
                    .stream()
                    .map(status -> {
                        try {
                            return status.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();

            assertThat(statuses)
                    .containsOnly(200, 202)
                    .filteredOn(status -> status == 202)
                    .hasSize(1);
        } finally {
            threads.shutdown();
        }
        assertThat(kept()).isEqualTo(1);
    }

    private HttpResponse<String> send(String event, byte[] body) {
        return plimsoll.post("/webhooks/github", GitHub.headers(event, body, Plimsoll.SECRET), body);
    }

    private long kept() {
        return jdbc.sql("select count(*) from intake.delivery")
                .query(Long.class)
                .single();
    }
}
