package dev.plimsoll.intake.masking;

import static dev.plimsoll.testing.GitHub.bytes;
import static dev.plimsoll.testing.GitHub.headers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.plimsoll.testing.GitHub;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** Credentials of every rule are sent in every shape, and afterwards they are nowhere. */
@PlimsollTest
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class NowhereTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String IN_A_HEADER = "Zq7Zq7Zq7Zq7";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester http;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void whatWasSentStandsInNoTableNoLogNoPageAndNoAnswer(CapturedOutput log) {
        var planted = new Credentials(4711).all();
        planted.forEach(this::send);

        var everything = new HashMap<String, String>();
        everything.put("database", DatabaseDump.of(jdbc));
        everything.put("log", log.getAll());
        pages().forEach(path -> everything.put(path, page(path)));
        everything.put(
                "api", plimsoll.answer("/api/v1/exposures", Plimsoll.VIEWER).body());
        everything.put(
                "deployments",
                plimsoll.answer("/api/v1/deployments", Plimsoll.VIEWER).body());

        assertThat(everything.get("database")).contains("[masked:jwt:").contains("before the secret");
        everything.forEach((where, text) -> assertThat(text).as(where).doesNotContain(IN_A_HEADER));
        for (var one : planted) {
            var needle = needle(one.secret());
            everything.forEach((where, text) ->
                    assertThat(text.contains(needle)).as("%s in %s", one, where).isFalse());
        }
    }

    @Test
    void whatCannotBeReadIsNotQuoted(CapturedOutput log) {
        var body = bytes("hunter2isMyPassphrase and nothing else");
        var answer = plimsoll.post("/webhooks/github", headers("push", body, Plimsoll.SECRET), body);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(plimsoll.report("hunter2isMyPassphrase").body()).doesNotContain("hunter2");

        assertThat(jdbc.sql("select reason from intake.delivery")
                        .query(String.class)
                        .list())
                .allSatisfy(
                        reason -> assertThat(reason).doesNotContain("hunter2").contains("line 1"));
        assertThat(log.getAll()).doesNotContain("hunter2");
    }

    @Test
    void whatAForgerClaimsIsCountedWithoutItsCredentials() {
        var body = bytes("{}");
        var sent = headers("ghp_" + "a1B2".repeat(9), body, "not the secret");
        assertThat(plimsoll.post("/webhooks/github", sent, body).statusCode()).isEqualTo(401);
        rejections();

        assertThat(DatabaseDump.of(jdbc)).doesNotContain("a1B2a1B2").contains("[masked:github-token:32-63]");
    }

    /** Rejections are written every two seconds. */
    private void rejections() {
        await().until(() -> jdbc.sql("select count(*) from intake.rejection")
                        .query(Long.class)
                        .single()
                > 0);
    }

    private void send(Credentials.Planted one) {
        push(GitHub.push(
                "acme/pay", "c".repeat(40), escaped("before the secret " + one.text()), "2026-11-20T09:00:00Z"));
        push(bytes(JSON.writeValueAsString(Map.of(
                "env", List.of(Map.of("log", JSON.writeValueAsString(Map.of("x", one.text()))))))));
        form(GitHub.push("acme/pay", "d".repeat(40), escaped(one.text()), "2026-11-20T09:00:00Z"));
        push(bytes("this is no JSON: " + one.text()));
        event(one.text());
    }

    private void push(byte[] body) {
        var sent = headers("push", body, Plimsoll.SECRET);
        sent.put("X-Build-Env", "DATABASE_URL=postgresql://admin:" + IN_A_HEADER + "@db/pay");
        assertThat(plimsoll.post("/webhooks/github", sent, body).statusCode()).isEqualTo(202);
    }

    private void form(byte[] json) {
        var body = bytes("payload=" + URLEncoder.encode(new String(json, UTF_8), UTF_8));
        var sent = headers("push", body, Plimsoll.SECRET);
        sent.put("Content-Type", "application/x-www-form-urlencoded");
        assertThat(plimsoll.post("/webhooks/github", sent, body).statusCode()).isEqualTo(202);
    }

    private void event(String text) {
        var deployment = Map.of(
                "type",
                "deployment",
                "id",
                "d-" + text.hashCode(),
                "service",
                "pay",
                "environment",
                "test",
                "sha",
                "e".repeat(40),
                "status",
                "succeeded",
                "description",
                text,
                "url",
                text,
                "actor",
                text);
        var answer = plimsoll.report(JSON.writeValueAsString(deployment));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private List<String> pages() {
        var paths = jdbc.sql("""
                        select '/sources/' || s.name || '/deliveries/' || d.id
                          from intake.delivery d
                          join intake.source s on s.id = d.source_id
                        """).query(String.class).list();
        paths.addAll(List.of(
                "/sources",
                "/sources/github",
                "/sources/events",
                "/sources/github?format=csv",
                "/sources/github?format=json",
                "/now",
                "/deployments",
                "/services/pay"));
        paths.addAll(jdbc.sql("select '/d/' || id from deployments.deployment")
                .query(String.class)
                .list());
        return paths;
    }

    private String page(String path) {
        var answer =
                http.get().uri(path).with(user("ada").roles("ADMIN", "VIEWER")).exchange();
        assertThat(answer.getResponse().getStatus()).as(path).isEqualTo(200);
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    /** The longest line of it: what is kept could break it where the line ends. */
    private static String needle(String secret) {
        return secret.lines().reduce("", (a, b) -> a.length() >= b.length() ? a : b);
    }

    private static String escaped(String text) {
        var quoted = JSON.writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
