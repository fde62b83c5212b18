package dev.plimsoll.intake.jenkins;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.PostedFiles;
import dev.plimsoll.testing.Story;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the builds that Jenkins tells of, through either plugin. */
@PlimsollTest
class JenkinsSourceTests {

    private static final String SHA = "4f2c9d1" + "0".repeat(33);
    private static final long STARTED = 1_795_165_200_000L;
    private static final Map<String, String> BEARER = Map.of("Authorization", "Bearer " + Plimsoll.SECRET);

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void whoDoesNotShowASecretIsTurnedAway() {
        var body = notification("STARTED", 0, "null", "");
        var user = Base64.getEncoder().encodeToString(("plimsoll:" + Plimsoll.SECOND_SECRET).getBytes(UTF_8));

        assertThat(post(body, Map.of())).isEqualTo(401);
        assertThat(post(body, Map.of("Authorization", "Bearer guessed"))).isEqualTo(401);
        assertThat(post(body, Map.of("Authorization", "Basic " + user))).isEqualTo(202);
        assertThat(post(body, Map.of("X-Plimsoll-Token", Plimsoll.SECRET))).isEqualTo(200);
    }

    @Test
    void aBuildThatEndsTwiceIsOneRun() {
        send(notification("FINALIZED", 60_020, "\"FAILURE\"", ""));
        send(notification("STARTED", 0, "null", ""));
        send(notification("COMPLETED", 60_000, "\"FAILURE\"", ""));
        send(notification("QUEUED", -10, "null", ""));

        assertThat(runs())
                .containsExactly(
                        "ci.acme.example/job/shop/job/pay/13 shop/pay main 4f2c9d1 completed failure 60 acme/pay");
        assertThat(plimsoll.get("/api/v1/deployments").path("deployments")).isEmpty();
    }

    @Test
    void theOtherPluginSaysTheSameInOtherWords() {
        sendEvent("org.jenkinsci.queue.entered_waiting", "1", "{\"jenkinsQueueId\": 25}");
        sendEvent("org.jenkinsci.job.started", "2", event("STARTED", 0, "null"));
        sendEvent("org.jenkinsci.job.completed", "3", event("COMPLETED", 60_000, "\"FAILED\""));
        sendEvent("org.jenkinsci.job.finalzed", "4", event("FINALIZED", 60_010, "\"FAILED\""));
        sendEvent("org.jenkinsci.item.created", "5", "{}");
        sendEvent("org.jenkinsci.job.finalzed", "4", event("FINALIZED", 60_010, "\"FAILED\""));

        assertThat(runs())
                .containsExactly(
                        "ci.acme.example/job/shop/job/pay/13 shop/pay main 4f2c9d1 completed failure 60 acme/pay");
        assertThat(all("select outcome from intake.delivery order by received_at"))
                .containsExactly("ignored", "translated", "translated", "translated", "unrecognised");
    }

    @Test
    void aBuildIsADeploymentOnlyWhereAParameterSaysSo() {
        send(notification("STARTED", 0, "null", "\"TARGET_ENV\": \"production\""));
        assertThat(deployments()).isEmpty();

        send(notification("COMPLETED", 60_000, "\"SUCCESS\"", "\"PLIMSOLL_ENVIRONMENT\": \"production\""));
        assertThat(deployments())
                .containsExactly("job/shop/job/pay/13 pay production 4f2c9d1 succeeded job/shop/job/pay/13");

        plimsoll.empty();
        send(notification(
                "FINALIZED",
                60_000,
                "\"UNSTABLE\"",
                "\"environment\": \"staging\", \"PLIMSOLL_SERVICE\": \"till\", \"PLIMSOLL_SHA\": \"%s\""
                        .formatted("a".repeat(40))));
        assertThat(deployments())
                .containsExactly("job/shop/job/pay/13 till staging aaaaaaa partial job/shop/job/pay/13");
    }

    @Test
    void whereNothingSaysWhatIsDeployedThereIsOnlyARun() {
        send("""
                {"name": "deploy", "build": {"number": 7, "phase": "COMPLETED", "status": "ABORTED", "timestamp": %d,
                 "duration": 1000, "parameters": {"ENVIRONMENT": "production"}}}""".formatted(STARTED));
        send("{\"name\": \"deploy\", \"build\": {\"phase\": \"RESUMED\"}}");
        send("{\"name\": \"deploy\", \"build\": {\"phase\": \"STARTED\"}}");
        send("{\"name\": \"deploy\"}");

        assertThat(runs()).containsExactly("jenkins/deploy/7 deploy completed cancelled 1");
        assertThat(deployments()).isEmpty();
        assertThat(all("select outcome from intake.delivery order by received_at"))
                .containsExactly("translated", "unrecognised", "unreadable", "unrecognised");
    }

    @Test
    void everyBodyThatOthersKeptIsTakenInAndSaidToBeWhatItIs() {
        var outcomes = new PostedFiles(plimsoll).post("jenkins", "jenkins", (name, body) -> BEARER);

        assertThat(outcomes.values()).containsOnly("translated", "ignored");
        assertThat(outcomes).containsEntry("cloudevents.05-job.finalzed.json", "translated");
        assertThat(all("select reason from intake.delivery where outcome <> 'translated'"))
                .noneMatch(reason -> reason == null || reason.contains("fault of ours"));
        assertThat(runs())
                .containsExactlyInAnyOrder(
                        "ci.example.com/job/checkout-api/job/main/418 checkout-api/main main 9f2c4e6 completed cancelled 18 acme/checkout-api",
                        "3.101.116.80/job/test2/13 test2 main 218c63f completed success 5 ShrutiC-git/scmConfig");
    }

    @Test
    void aBuildThatSomebodyRecordedIsOneRunInEveryOrder() {
        Story.captured("cap-jenkins-build").inEveryOrder().forEach(story -> {
            story.play(plimsoll, "jenkins", JenkinsSourceTests::shown);

            assertThat(all("""
                            select concat_ws(' ', external_id, sha, upper(conclusion),
                                   round(extract(epoch from finished_at - started_at) * 1000))
                              from pipelines.run
                            """))
                    .as(story.name())
                    .containsExactly("%s %s %s %s"
                            .formatted(
                                    story.facts().path("build").asString(),
                                    story.facts().path("sha").asString(),
                                    story.facts().path("status").asString(),
                                    story.facts().path("duration_ms").asString()));
        });
    }

    private static String notification(String phase, long after, String status, String parameters) {
        return """
               {"name": "pay", "display_name": "pay", "url": "job/shop/job/pay/",
                "build": {"full_url": "https://ci.acme.example/job/shop/job/pay/13/", "number": 13, "queue_id": 25,
                          "timestamp": %d, "duration": %d, "phase": "%s", "status": %s, "url": "job/shop/job/pay/13/",
                          "scm": {"url": "git@github.com:acme/pay.git", "branch": "origin/main", "commit": "%s"},
                          "parameters": {%s}}}""".formatted(STARTED + after, Math.max(0, after), phase, status, SHA, parameters);
    }

    private static String event(String phase, long after, String status) {
        return """
               {"userId": "SYSTEM", "name": "pay", "url": "job/shop/job/pay/",
                "build": {"fullUrl": "https://ci.acme.example/job/shop/job/pay/13/", "number": 13, "timestamp": %d,
                          "duration": %d, "phase": "%s", "status": %s, "url": "job/shop/job/pay/13/", "parameters": null,
                          "scmState": {"url": "https://github.com/acme/pay.git", "branch": "origin/main", "commit": "%s"}}}""".formatted(STARTED + after, after, phase, status, SHA);
    }

    private void send(String body) {
        assertThat(post(body, BEARER)).isEqualTo(202);
    }

    private void sendEvent(String type, String id, String body) {
        var headers = new HashMap<>(BEARER);
        headers.putAll(Map.of(
                "ce-specversion",
                "1.0",
                "ce-type",
                type,
                "ce-id",
                id,
                "ce-source",
                "job/pay",
                "Content-Type",
                "application/json"));
        assertThat(post(body, headers)).isIn(200, 202);
    }

    private int post(String body, Map<String, String> headers) {
        return plimsoll.post("/webhooks/jenkins", headers, body.getBytes(UTF_8)).statusCode();
    }

    private List<String> runs() {
        return all("""
                select concat_ws(' ', r.origin || '/' || r.external_id, r.workflow, r.ref, left(r.sha, 7), r.status, r.conclusion,
                       trunc(extract(epoch from r.finished_at - r.started_at)), g.full_name)
                  from pipelines.run r
                  left join catalog.repository g on g.id = r.repository_id
                """);
    }

    private List<String> deployments() {
        return all("""
                select concat_ws(' ', d.external_id, s.name, e.name, left(d.sha, 7), d.state, d.run_id)
                  from deployments.deployment d
                  join catalog.service s on s.id = d.service_id
                  join catalog.environment e on e.id = d.environment_id
                """);
    }

    private List<String> all(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private static Story.Delivery shown(Story.Delivery delivery) {
        var headers = new HashMap<>(delivery.headers());
        headers.putAll(BEARER);
        return new Story.Delivery(headers, delivery.body());
    }
}
