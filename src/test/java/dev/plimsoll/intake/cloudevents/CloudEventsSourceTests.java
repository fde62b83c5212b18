package dev.plimsoll.intake.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.SignedWebhook;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.PostedFiles;
import dev.plimsoll.testing.SharedData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** CloudEvents come in over HTTP in each of their forms, with CDEvents in them. */
@PlimsollTest
class CloudEventsSourceTests {

    private static final String STRUCTURED = "application/cloudevents+json; charset=utf-8";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String SHOWN =
            "select value from intake.delivery, jsonb_each_text(headers) where lower(key) = 'authorization'";

    private static final String SHA = "a".repeat(40);
    private static final String DIGEST = "sha256:" + "1".repeat(64);
    private static final String IMAGE = "pkg:oci/pay@" + DIGEST + "?repository_url=ghcr.io/acme&tag=1.2";
    private static final String PRODUCTION = "\"environment\": {\"id\": \"production\"}";

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
    void aDeploymentComesStructured() {
        var event = wrapped(deployed("e-1", "10:00"));

        assertThat(send(STRUCTURED, event)).contains("translated");
        assertThat(deployments()).containsExactly("pay production succeeded 10:00 " + SHA + " ann acme/pay");
        assertThat(send(STRUCTURED, event)).contains("repeated");
        assertThat(send("application/json", event.replace("\"data\"", "\"x\": 1, \"data\"")))
                .contains("repeated");
    }

    @Test
    void aDeploymentComesBinaryWithEncodedHeaders() {
        var headers = headers("application/json");
        headers.putAll(
                Map.of("ce-specversion", "1.0", "ce-id", "e%2D1%20%E2%82%AC", "ce-source", "https://ci.example.org/1"));
        headers.put("ce-type", "\"dev.cdevents.service.deployed.0.3.0\"");

        var answer = plimsoll.post(
                "/webhooks/cloudevents", headers, deployed("e-1", "10:00").getBytes(UTF_8));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(deployments()).hasSize(1);
        assertThat(text("select delivery_key || ' ' || event from intake.delivery"))
                .isEqualTo("https://ci.example.org/1 e-1 \u20ac dev.cdevents.service.deployed.0.3.0");
    }

    @Test
    void aDeploymentComesBareOrInBase64() {
        assertThat(send("application/json", deployed("e-1", "10:00"))).contains("translated");
        var encoded =
                Base64.getEncoder().encodeToString(deployed("e-2", "11:00").getBytes(UTF_8));
        assertThat(send(
                        STRUCTURED,
                        envelope("e-2", "service.deployed.0.3.0", "\"data_base64\": \"%s\"".formatted(encoded))))
                .contains("translated");
        assertThat(deployments()).hasSize(2);
    }

    @Test
    void eachEventOfABatchIsADelivery() {
        var batch = "[%s, %s, %s]"
                .formatted(
                        wrapped(deployed("e-1", "10:00")),
                        wrapped(deployed("e-2", "11:00")),
                        envelope("e-3", "x", "\"data\": 1").replace("dev.cdevents.x", "com.acme.other"));

        var answer = post(BATCH, batch);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .matches("\\{\"deliveries\":\\[\\{\"delivery\":\\d+,\"outcome\":\"translated\"},.*unrecognised\"}]}");
        assertThat(deployments()).hasSize(2);
        assertThat(text("select count(*)::text from intake.delivery")).isEqualTo("3");
        assertThat(post(BATCH, batch).statusCode()).isEqualTo(200);
        assertThat(send(STRUCTURED, wrapped(deployed("e-2", "11:00")))).contains("repeated");
    }

    @Test
    void whatIsRefusedInABatchIsNamedAndTheOthersAreKept() {
        var wrong = wrapped(deployed("e-2", "11:00").replace("\"artifactId\"", "\"artefact\""));
        var batch = "[%s, %s]".formatted(wrapped(deployed("e-1", "10:00")), wrong);

        var answer = post(BATCH, batch);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"[1].subject.content.artifactId\"", "Of 2 events 1 ");
        assertThat(deployments()).hasSize(1);
        assertThat(post(BATCH, batch.replace("artefact", "artifactId")).statusCode())
                .isEqualTo(202);
        assertThat(deployments()).hasSize(2);
    }

    @Test
    void aBatchThatIsNoneIsKept() {
        assertThat(send(BATCH, "[]")).contains("ignored");
        assertThat(send(BATCH, "{\"a\": 1}")).contains("unrecognised");
        assertThat(send(BATCH, "[1, \"x\"]")).contains("unreadable");
        assertThat(send(BATCH, "[{")).contains("unreadable");
        assertThat(send(BATCH, "[%s]".formatted("1,".repeat(10_000) + "1"))).contains("unreadable");
    }

    @Test
    void anEventThatBreaksItsFormIsAnsweredWithTheFieldAndNotKept() {
        var wrong = wrapped(deployed("e-1", "10:00").replace("\"id\": \"production\"", "\"id\": 7"));

        var answer = post(STRUCTURED, wrong);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains(
                        "/problems/wrong-field",
                        "\"field\":\"subject.content.environment.id\"",
                        "of the event service.deployed must be a text.");
        assertThat(text("select count(*)::text from intake.delivery")).isEqualTo("0");
        assertThat(send(STRUCTURED, wrapped(deployed("e-1", "10:00")))).contains("translated");
    }

    @Test
    void whatIsOddInAnotherWayIsKept() {
        assertThat(send(STRUCTURED, "{\"id\": \"1\"}")).contains("unrecognised");
        assertThat(send(STRUCTURED, "not json")).contains("unreadable");
        assertThat(send(STRUCTURED, "[1]")).contains("unreadable");
        assertThat(send("text/plain", "")).contains("unreadable");
        assertThat(send(STRUCTURED, envelope("e-1", "x", "\"data\": 1").replace("\"1.0\"", "\"0.3\"")))
                .contains("unrecognised");
        assertThat(send(STRUCTURED, envelope("e-2", "approval.closed.0.1.0", "\"data\": {}")))
                .contains("unrecognised");
        assertThat(post(STRUCTURED, envelope("e-3", "service.deployed.0.3.0", "\"data\": 1"))
                        .body())
                .contains("\"field\":\"data\"");
    }

    @Test
    void aBearerTokenOrASignatureOpensTheDoor() {
        var event = wrapped(deployed("e-1", "10:00"));
        assertThat(status(Map.of(), event)).isEqualTo(401);
        assertThat(status(Map.of("Authorization", "Bearer wrong"), event)).isEqualTo(401);
        assertThat(status(Map.of("Authorization", "Bearer " + Plimsoll.SECOND_SECRET), event))
                .isEqualTo(202);
        assertThat(status(SignedWebhook.headers("m-1", event, Plimsoll.SECRET, Instant.now()), event))
                .isEqualTo(200);

        var forged = new HashMap<>(SignedWebhook.headers("m-1", event, "wrong", Instant.now()));
        forged.put("Authorization", "Bearer " + Plimsoll.SECRET);
        assertThat(status(forged, event)).isEqualTo(401);
        var old = Instant.now().minusSeconds(900);
        assertThat(status(SignedWebhook.headers("m-1", event, Plimsoll.SECRET, old), event))
                .isEqualTo(401);
        assertThat(text(SHOWN)).isEqualTo("***");
    }

    @Test
    void aSenderMayAskWhetherItIsWelcome() throws Exception {
        var welcome = ask("cloudevents", "sender.example.org");
        assertThat(welcome.statusCode()).isEqualTo(200);
        assertThat(welcome.headers().firstValue("WebHook-Allowed-Origin")).hasValue("sender.example.org");
        assertThat(welcome.headers().firstValue("WebHook-Allowed-Rate")).hasValue("*");
        assertThat(welcome.headers().firstValue("Allow")).hasValue("POST");

        assertThat(ask("nobody", "sender.example.org").statusCode()).isEqualTo(405);
        assertThat(ask("cloudevents", "<script>").statusCode()).isEqualTo(405);
    }

    @Test
    void rollBacksAndRemovalsAreToldApart() {
        send("application/json", deployed("e-1", "10:00"));
        send(
                "application/json",
                event(
                        "e-2",
                        "11:00",
                        "service.rolledback.0.3.0",
                        "pay",
                        PRODUCTION + ", \"artifactId\": \"" + IMAGE + "\"",
                        "\"rollbackOf\": \"d-1\""));
        assertThat(
                        text(
                                "select concat_ws(' ', digest, task, ref, rollback_of) from deployments.deployment where task = 'rolledback'"))
                .isEqualTo(DIGEST + " rolledback 1.2 d-1");

        send("application/json", event("e-3", "12:00", "service.removed.0.3.0", "pay", PRODUCTION, ""));
        assertThat(text("select gone::text from deployments.observation")).isEqualTo("true");
        assertThat(send("application/json", event("e-4", "12:00", "service.removed.0.3.0", "pay", "", "")))
                .contains("unreadable");
        assertThat(send("application/json", event("e-5", "12:00", "service.published.0.3.0", "pay", "", "")))
                .contains("ignored");
    }

    @Test
    void aTaskThatSaysSoIsADeploymentFromItsBeginning() {
        var says = "\"kind\": \"deployment\", \"service\": \"pay\", \"environment\": \"production\", \"sha\": \"%s\""
                .formatted(SHA);
        var events = List.of(
                event("e-1", "10:00", "taskrun.started.0.3.0", "t-1", "\"taskName\": \"deploy\"", says),
                event("e-2", "10:04", "taskrun.finished.0.3.0", "t-1", "\"outcome\": \"failure\"", says));
        for (var order : List.of(events, List.of(events.get(1), events.get(0)))) {
            plimsoll.empty();
            order.forEach(one -> assertThat(send("application/json", one)).contains("translated"));

            assertThat(text("select external_id || ' ' || state from deployments.deployment"))
                    .isEqualTo("taskrun/t-1 failed");
            assertThat(text("select concat_ws(' ', external_id, status, conclusion) from pipelines.job"))
                    .isEqualTo("t-1 completed failure");
        }
    }

    @Test
    void runsBuildsAndArtifactsBelongToRepositories() {
        var names = "\"repository\": \"https://github.com/acme/pay\", \"sha\": \"%s\"".formatted(SHA);
        send(
                "application/json",
                event(
                        "e-1",
                        "10:00",
                        "pipelinerun.started.0.3.0",
                        "r-1",
                        "\"pipelineName\": \"main\", \"uri\": \"https://ci.example.org/r-1\"",
                        names));
        send(
                "application/json",
                event("e-2", "10:03", "pipelinerun.finished.0.3.0", "r-1", "\"outcome\": \"cancel\"", names));
        send(
                "application/json",
                event("e-3", "10:01", "build.finished.0.3.0", "b-1", "\"artifactId\": \"" + IMAGE + "\"", names));
        send(
                "application/json",
                event(
                        "e-4",
                        "10:02",
                        "artifact.published.0.3.0",
                        IMAGE,
                        "\"sbom\": {\"uri\": \"https://acme.example/sbom\"}",
                        ""));
        send("application/json", event("e-5", "10:02", "artifact.signed.0.3.0", IMAGE, "\"signature\": \"x\"", ""));
        send(
                "application/json",
                event(
                        "e-6",
                        "10:05",
                        "testsuiterun.finished.0.3.0",
                        "s-1",
                        PRODUCTION + ", \"outcome\": \"error\"",
                        "\"digest\": \"%s\"".formatted(DIGEST)));

        assertThat(text("select concat_ws(' ', origin, external_id, status, conclusion, sha) from pipelines.run"))
                .isEqualTo("ci.example.org r-1 completed cancelled " + SHA);
        assertThat(text("""
                        select string_agg(concat_ws(' ', external_id, status, digest, image), ', ' order by external_id)
                          from changes.build
                        """))
                .isEqualTo("artifact/%s succeeded %s ghcr.io/acme/pay, build/b-1 succeeded %s ghcr.io/acme/pay"
                        .formatted(DIGEST, DIGEST, DIGEST));
        assertThat(text(
                        "select string_agg(kind || ' ' || status, ', ' order by kind) from changes.evidence where digest = '%s'"
                                .formatted(DIGEST)))
                .isEqualTo("sbom passed, signature passed, test failed");
    }

    @Test
    void aChangeGoesFromCreatedToMerged() {
        var repository = "\"repository\": {\"id\": \"acme/pay\", \"source\": \"https://git.example.org\"}";
        var events = new ArrayList<>(List.of(
                event(
                        "e-1",
                        "10:00",
                        "change.created.0.4.0",
                        "acme/pay#91",
                        "\"description\": \"Faster\", " + repository,
                        ""),
                event("e-2", "10:10", "change.reviewed.0.3.0", "acme/pay#91", repository, ""),
                event(
                        "e-3",
                        "10:20",
                        "change.merged.0.3.0",
                        "acme/pay#91",
                        repository,
                        "\"sha\": \"%s\"".formatted(SHA)),
                event("e-4", "10:30", "change.updated.0.3.0", "acme/pay#91", repository, "")));
        for (var seed = 0; seed < 3; seed++) {
            plimsoll.empty();
            Collections.shuffle(events, new Random(seed));
            events.forEach(one -> send("application/json", one));

            assertThat(text("""
                            select concat_ws(' ', number, state, title, (first_review_at at time zone 'UTC')::time,
                                             (merged_at at time zone 'UTC')::time, merge_sha)
                              from changes.change_request
                            """)).isEqualTo("91 merged Faster 10:10:00 10:20:00 " + SHA);
        }
        assertThat(send("application/json", event("e-5", "10:30", "change.updated.0.3.0", "one", repository, "")))
                .contains("ignored");
    }

    @Test
    void anIncidentIsDetectedAndResolved() {
        var where = PRODUCTION + ", \"service\": {\"id\": \"pay\"}, \"description\": \"Slow\"";
        send(
                "application/json",
                event("e-1", "10:00", "incident.detected.0.3.0", "i-1", where, "\"severity\": \"high\""));
        send("application/json", event("e-2", "10:40", "incident.resolved.0.3.0", "i-1", where, ""));

        assertThat(text("""
                        select concat_ws(' ', external_id, title, severity, said_environment,
                                         (opened_at at time zone 'UTC')::time, (resolved_at at time zone 'UTC')::time,
                                         (select string_agg(said_service, ',') from incidents.affected))
                          from incidents.incident
                        """)).isEqualTo("i-1 Slow high production 10:00:00 10:40:00 pay");
    }

    @Test
    void theBodiesOfOthersAreTakenIn() {
        var outcomes = new PostedFiles(plimsoll).post("cloudevents", "cloudevents", (name, body) -> {
            var headers = new HashMap<>(Map.of("Authorization", "Bearer " + Plimsoll.SECRET));
            if (!name.startsWith("binary")) {
                headers.put("Content-Type", name.startsWith("batch") ? BATCH : STRUCTURED);
            }
            return headers;
        });

        assertThat(outcomes).containsEntry("binary.cdevent-service-deployed.json", "repeated");
        assertThat(outcomes.values()).doesNotContain("unreadable");
        assertThat(
                        text(
                                "select string_agg(task || ' ' || digest, ', ' order by started_at, created_at, task) from deployments.deployment"))
                .contains("deployed sha256:0b31b1c0", "rolledback sha256:0b31b1c0");
        assertThat(
                        text(
                                "select count(*)::text from intake.delivery where reason like '%fault of ours%' or reason like '%written down%'"))
                .isEqualTo("0");
    }

    @Test
    void aStoryEndsInTheSameFactsInAnyOrder() {
        var story = new ArrayList<String>();
        JsonMapper.shared()
                .readTree(SharedData.read(SharedData.at("payloads/cloudevents/batch.cdevents-story.json")))
                .forEach(event -> story.add(event.toString()));
        var facts = "";
        for (var seed = 0; seed < 4; seed++) {
            plimsoll.empty();
            story.forEach(one -> send(STRUCTURED, one));
            story.forEach(one -> send(STRUCTURED, one));
            var now = text("""
                            select (select string_agg(concat_ws(' ', external_id, state, digest), ', ' order by external_id)
                                      from deployments.deployment) || ' / ' ||
                                   (select concat_ws(' ', external_id, title, opened_at, resolved_at)
                                      from incidents.incident)
                            """);

            assertThat(now)
                    .as("seed %d", seed)
                    .contains("test123", "incident-123")
                    .isIn(facts.isEmpty() ? now : facts);
            facts = now;
            Collections.shuffle(story, new Random(seed));
        }
    }

    private static String deployed(String id, String time) {
        return event(
                id,
                time,
                "service.deployed.0.3.0",
                "pay",
                PRODUCTION + ", \"artifactId\": \"pkg:github/acme/pay@" + SHA + "\"",
                "\"actor\": \"ann\"");
    }

    private static String event(String id, String time, String type, String subject, String content, String custom) {
        return """
                {"context": {"specversion": "0.5.1", "id": "%s", "source": "https://ci.example.org/1",
                             "type": "dev.cdevents.%s", "timestamp": "2026-11-20T%s:00Z"},
                 "subject": {"id": "%s", "content": {%s}}, "customData": {%s}}
                """.formatted(id, type, time, subject, content, custom);
    }

    private static String wrapped(String event) {
        var context = JsonMapper.shared().readTree(event).path("context");
        return envelope(
                context.path("id").asString(),
                context.path("type").asString().substring("dev.cdevents.".length()),
                "\"data\": " + event);
    }

    private static String envelope(String id, String type, String data) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "https://ci.example.org/1", "type": "dev.cdevents.%s", %s}
                """.formatted(id, type, data);
    }

    private List<String> deployments() {
        return jdbc.sql("""
                        select concat_ws(' ', s.name, e.name, d.state,
                                         to_char(r.occurred_at at time zone 'UTC', 'HH24:MI'), d.sha, d.actor,
                                         (select string_agg(full_name, ',') from catalog.repository))
                          from deployments.deployment d
                          join deployments.report r on r.deployment_id = d.id
                          join catalog.service s on s.id = d.service_id
                          join catalog.environment e on e.id = d.environment_id
                         order by r.occurred_at
                        """).query(String.class).list();
    }

    private String send(String type, String body) {
        var answer = post(type, body);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
        return answer.body();
    }

    private HttpResponse<String> post(String type, String body) {
        return plimsoll.post("/webhooks/cloudevents", headers(type), body.getBytes(UTF_8));
    }

    private int status(Map<String, String> headers, String body) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", STRUCTURED);
        return plimsoll.post("/webhooks/cloudevents", all, body.getBytes(UTF_8)).statusCode();
    }

    private static Map<String, String> headers(String type) {
        return new HashMap<>(Map.of("Content-Type", type, "Authorization", "Bearer " + Plimsoll.SECRET));
    }

    private HttpResponse<String> ask(String source, String origin) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(plimsoll.address() + "/webhooks/" + source))
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                                .header("WebHook-Request-Origin", origin)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).optional().orElse("");
    }
}
