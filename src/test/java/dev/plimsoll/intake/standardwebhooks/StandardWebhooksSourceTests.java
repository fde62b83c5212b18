package dev.plimsoll.intake.standardwebhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.SignedWebhook;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Senders of one's own sign their events. */
@PlimsollTest
class StandardWebhooksSourceTests {

    private static final String RUNNING = """
            {"type": "deployment", "id": "41", "service": "pay", "environment": "production", "status": "running",
             "started_at": "2026-11-20T10:00:00Z"}
            """;

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void anEventOfOursIsUnderstoodAndARepeatIsKnownByItsId() {
        assertThat(post("m-1", RUNNING).body()).contains("translated");
        assertThat(post("m-1", RUNNING).body()).contains("repeated");
        assertThat(post("m-2", """
                        {"type": "deployment", "timestamp": "2026-11-20T10:04:00Z",
                         "data": {"id": "41", "service": "pay", "environment": "production", "status": "succeeded",
                                  "finished_at": "2026-11-20T10:04:00Z"}}
                        """).body()).contains("translated");
        assertThat(states()).isEqualTo("41 succeeded");
        assertThat(text("select string_agg(distinct event, ',') from intake.delivery"))
                .isEqualTo("deployment");
    }

    @Test
    void eachEventOfAnArrayIsADelivery() {
        var array = "[%s, %s]".formatted(RUNNING, RUNNING.replace("41", "42"));

        assertThat(post("m-1", array).statusCode()).isEqualTo(202);
        assertThat(post("m-1", array).statusCode()).isEqualTo(200);
        assertThat(states()).isEqualTo("41 running, 42 running");
        assertThat(text("select string_agg(delivery_key, ',' order by delivery_key) from intake.delivery"))
                .isEqualTo("m-1[0],m-1[1]");
        assertThat(post("m-2", "[]").body()).contains("ignored");
    }

    @Test
    void whatIsWrongIsNamedAndWhatIsNotOursIsKept() {
        var wrong = post("m-1", RUNNING.replace("\"service\": \"pay\",", ""));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("\"field\":\"service\"");
        assertThat(post("m-1", RUNNING).statusCode()).isEqualTo(202);
        assertThat(post("m-2", "{\"type\": \"user.created\", \"data\": {}}").body())
                .contains("unrecognised");
        assertThat(post("m-3", "not json").body()).contains("unreadable");
    }

    @Test
    void onlyAFreshSignatureWithOneOfTheSecretsOpensTheDoor() {
        var now = Instant.now();
        assertThat(status(SignedWebhook.headers("m-1", RUNNING, Plimsoll.SECOND_SECRET, now)))
                .isEqualTo(202);
        assertThat(status(SignedWebhook.headers("m-1", RUNNING, "wrong", now))).isEqualTo(401);
        assertThat(status(SignedWebhook.headers("m-1", RUNNING + " ", Plimsoll.SECRET, now)))
                .isEqualTo(401);
        assertThat(status(SignedWebhook.headers("m-1", RUNNING, Plimsoll.SECRET, now.minusSeconds(900))))
                .isEqualTo(401);
        assertThat(status(Map.of("Authorization", "Bearer " + Plimsoll.SECRET))).isEqualTo(401);
    }

    private HttpResponse<String> post(String id, String body) {
        return post(SignedWebhook.headers(id, body, Plimsoll.SECRET, Instant.now()), body);
    }

    private int status(Map<String, String> headers) {
        return post(headers, RUNNING).statusCode();
    }

    private HttpResponse<String> post(Map<String, String> headers, String body) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return plimsoll.post("/webhooks/standard-webhooks", all, body.getBytes(UTF_8));
    }

    private String states() {
        return text(
                "select string_agg(external_id || ' ' || state, ', ' order by external_id) from deployments.deployment");
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).optional().orElse("");
    }
}
