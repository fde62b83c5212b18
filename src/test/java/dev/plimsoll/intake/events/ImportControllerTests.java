package dev.plimsoll.intake.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports: many events in one body, one on each line. */
@PlimsollTest
class ImportControllerTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void badLinesAmongTenThousandAreNamedAndStopNothing() {
        var lines = lines(10_000);
        lines.set(10, "not json");
        lines.set(2000, "{\"type\": \"commit\", \"repository\": \"acme/pay\", \"sha\": \"\0abcd\"}");
        lines.set(5000, "{\"type\": \"party\"}");
        lines.set(9999, "{\"type\": \"commit\", \"repository\": \"%s\"}".formatted("x".repeat(Lines.LONGEST)));

        var answer = post(Map.of(), bytes(lines));

        assertThat(answer.statusCode()).isEqualTo(202);
        var said = json.readTree(answer.body());
        assertThat(said.path("accepted").asLong()).isEqualTo(9996);
        assertThat(said.path("rejected").findValuesAsString("line")).containsExactly("11", "2001", "5001", "10000");
        assertThat(answer.body()).contains("is no type of event", "The line is longer than 1,048,576 bytes.");
        assertThat(count("changes.commit")).isEqualTo(9996);
        assertThat(newest().path("state").asString()).isEqualTo("finished");
        assertThat(newest().path("rejected").asLong()).isEqualTo(4);
    }

    @Test
    void whatWasTakenBeforeTheConnectionBrokeStaysAndCountsAsARepeatNextTime() throws IOException {
        var body = bytes(lines(4000));
        sendAPart(body, bytes(lines(2500)).length);

        await().untilAsserted(
                        () -> assertThat(newest().path("state").asString("")).isEqualTo("aborted"));

        assertThat(newest().path("aborted_because").asString()).isNotBlank();
        assertThat(count("changes.commit")).isEqualTo(2000);
        assertThat(post(Map.of(), body).body()).contains("\"accepted\":2000", "\"repeated\":2000");
        assertThat(count("changes.commit")).isEqualTo(4000);
    }

    @Test
    void whoeverAcceptsLinesIsToldHowFarItIs() {
        var answer = post(Map.of("Accept", "application/x-ndjson"), bytes(lines(11_000)));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        var told = answer.body().lines().map(json::readTree).toList();
        assertThat(told).extracting(line -> line.path("accepted").asLong()).containsExactly(5000L, 10_000L, 11_000L);
        assertThat(told.get(0).path("done").isMissingNode()).isTrue();
        assertThat(told.get(2).path("done").asBoolean()).isTrue();
    }

    @Test
    void aPackedBodyIsUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(lines(1500)));
        }

        assertThat(post(Map.of("Content-Encoding", "gzip"), packed.toByteArray())
                        .body())
                .contains("\"accepted\":1500");
        assertThat(post(Map.of("Content-Encoding", "br"), packed.toByteArray()).statusCode())
                .isEqualTo(415);
    }

    @Test
    void aBodyWithoutAnyObjectOnALineIsRefusedWithTheReason() {
        for (var body : List.of("id;sha\n1;2\n", "[\n{\n\"type\": \"commit\"\n}\n]\n", "\u001f\u008b\u0008\0\0")) {
            var answer = post(Map.of("Accept", "application/x-ndjson"), body.getBytes(StandardCharsets.ISO_8859_1));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("/problems/unreadable", "Send one JSON object on each line");
        }
        assertThat(count("intake.delivery_key")).isZero();
    }

    @Test
    void anArrayStaysLimitedToTenThousand() {
        var events = Collections.nCopies(10_001, "{}").stream().collect(Collectors.joining(",", "[", "]"));

        assertThat(plimsoll.report(events).statusCode()).isEqualTo(400);
    }

    @Test
    void aShortBodyLeavesNoTraceAmongTheImports() {
        post(Map.of(), bytes(lines(3)));

        assertThat(plimsoll.get("/api/v1/imports").path("imports")).isEmpty();
    }

    private JsonNode newest() {
        return plimsoll.get("/api/v1/imports").path("imports").path(0);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private HttpResponse<String> post(Map<String, String> headers, byte[] body) {
        var all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + Plimsoll.REPORTER);
        all.put("Content-Type", "application/x-ndjson");
        return plimsoll.post("/api/v1/events", all, body);
    }

    /** Announces a whole body and goes away after a part of it. */
    private void sendAPart(byte[] body, int length) throws IOException {
        var address = URI.create(plimsoll.address());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var head = "POST /api/v1/events HTTP/1.1\r\nHost: plimsoll\r\nAuthorization: Bearer %s\r\n"
                            .formatted(Plimsoll.REPORTER)
                    + "Content-Type: application/x-ndjson\r\nContent-Length: %d\r\n\r\n".formatted(body.length);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body, 0, length);
            socket.getOutputStream().flush();
        }
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> lines(int many) {
        return IntStream.range(0, many)
                .mapToObj("{\"type\": \"commit\", \"repository\": \"acme/pay\", \"sha\": \"%08x\"}"::formatted)
                .collect(Collectors.toList());
    }
}
