package dev.plimsoll.intake.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the event API takes, and what it says of events that it cannot take. */
@PlimsollTest
class EventsControllerTests {

    private static final String SHA = "4f2c9d1" + "0".repeat(33);

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void oneEventIsEnoughToSayWhatRuns() {
        var answer = plimsoll.report(deployment("d-1", "success", "09:05"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"accepted\":1");
        var running =
                plimsoll.get("/api/v1/running?service=pay").path("running").path(0);
        assertThat(running.path("sha").asString()).isEqualTo(SHA);
        assertThat(running.path("deployment").asString()).isEqualTo("d-1");
        assertThat(running.path("basis").asString()).isEqualTo("claimed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "1.5", "\"many\"", "3000000000"})
    void aNumberOfProcessesThatCannotBeIsRefused(String replicas) {
        var answer = plimsoll.report("""
                {"type": "observation", "service": "pay", "environment": "production", "sha": "%s",
                 "observed_at": "2026-11-16T09:00:00Z", "replicas": %s}
                """.formatted(SHA, replicas));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("whole number from 0 on");
    }

    @Test
    void noProcessAtAllIsANumberToo() {
        plimsoll.report(deployment("d-1", "success", "09:05"));

        plimsoll.report("""
                {"type": "observation", "service": "pay", "environment": "production", "replicas": 0,
                 "observed_at": "2026-11-20T09:10:00Z"}
                """);

        var running =
                plimsoll.get("/api/v1/running?service=pay").path("running").path(0);
        assertThat(running.path("replicas").asInt(-1)).isZero();
    }

    @Test
    void aRepeatIsCountedAsOne() {
        plimsoll.report(deployment("d-1", "succeeded", "09:05"));

        assertThat(plimsoll.report(deployment("d-1", "success", "09:05")).body())
                .contains("\"repeated\":1");
    }

    @Test
    void whatIsWrongWithOneEventDoesNotTouchTheOthers() {
        var answer = plimsoll.report("[%s, {\"type\": \"deployment\", \"id\": \"d-2\"}, 7, {\"type\": \"party\"}, %s]"
                .formatted(deployment("d-1", "failed", "09:05"), deployment("d-3", "ended", "09:06")));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .contains("\"accepted\":1", "\"index\":1", "\"index\":2", "\"index\":3", "\"index\":4")
                .contains("“status” is missing", "“party” is no type of event", "“ended” is no status of a deployment");
    }

    @Test
    void nothingThatCanBeTakenIsABadRequest() {
        var answer = plimsoll.report("{\"type\": \"deployment\", \"id\": \"d-1\", \"status\": \"succeeded\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"service\"");
    }

    @Test
    void aTimeThatIsNoneNamesTheForm() {
        assertThat(plimsoll.report(deployment("d-1", "succeeded", "nine")).body())
                .contains("“finished_at” is not a time: write it as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "sha256:ab", "SHA256:", "md5:0123456789abcdef0123456789abcdef", "ab"})
    void aDigestThatIsNoneIsRefusedWhereverItStands(String digest) {
        for (var event : List.of(
                "{\"type\":\"evidence\",\"kind\":\"scan\",\"status\":\"passed\",\"digest\":\"%s\"}",
                "{\"type\":\"build\",\"id\":\"b\",\"service\":\"pay\",\"digest\":\"%s\"}",
                "{\"type\":\"observation\",\"service\":\"pay\",\"environment\":\"production\",\"digest\":\"%s\"}",
                "{\"type\":\"deployment\",\"id\":\"d\",\"service\":\"pay\",\"environment\":\"production\","
                        + "\"status\":\"succeeded\",\"digest\":\"%s\"}")) {
            var answer = plimsoll.report(event.formatted(digest));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("\"field\":\"digest\"", "“digest” is no digest: write sha256: and 64 hexadecimal digits");
        }
    }

    @ParameterizedTest
    @CsvSource({"sha256, 64", "sha512, 128", "blake3, 64"})
    void aDigestOfARegisteredAlgorithmIsTaken(String algorithm, int digits) {
        var answer =
                plimsoll.report("{\"type\":\"evidence\",\"kind\":\"scan\",\"status\":\"passed\",\"digest\":\"%s:%s\"}"
                        .formatted(algorithm, "a".repeat(digits)));

        assertThat(answer.body()).contains("\"accepted\":1");
    }

    @Test
    void linesAreTakenOneByOne() {
        var lines = deployment("d-1", "succeeded", "09:05").replace("\n", "") + "\n\nnot json\n"
                + deployment("d-2", "succeeded", "09:06").replace("\n", "");

        var answer = post("application/x-ndjson", lines);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"accepted\":2", "\"index\":2");
    }

    @Test
    void anotherContentTypeIsRefusedWithTheOnesThatAreTaken() {
        var answer = post("text/xml", "<event/>");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("application/x-ndjson");
    }

    @Test
    void aBodyThatIsNotJsonIsRefused() {
        var answer = post("application/json", "{");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/unreadable");
    }

    @Test
    void commitsChangesAndBuildsAreTakenToo() {
        var answer = plimsoll.report("""
                [{"type": "commit", "repository": "acme/pay", "sha": "%1$s", "parents": ["%2$s"], "author": "maya",
                  "message": "Pay in instalments"},
                 {"type": "change", "repository": "acme/pay", "number": 7, "title": "Pay in instalments",
                  "opened_at": "2026-11-20T08:00:00Z", "merged_at": "2026-11-20T09:00:00Z", "merge_sha": "%1$s",
                  "reviews": [{"by": "ilir", "state": "approved", "at": "2026-11-20T08:30:00Z"}]},
                 {"type": "build", "id": "847", "service": "pay", "repository": "acme/pay", "sha": "%1$s",
                  "digest": "sha256:%3$s", "status": "success"}]
                """.formatted(SHA, "2".repeat(40), "ab".repeat(32)));

        assertThat(answer.body()).contains("\"accepted\":3");
        assertThat(jdbc.sql("select parents[1] from changes.commit")
                        .query(String.class)
                        .single())
                .isEqualTo("2".repeat(40));
        assertThat(jdbc.sql("select to_char(approved_at at time zone 'UTC', 'HH24:MI') from changes.change_request")
                        .query(String.class)
                        .single())
                .isEqualTo("08:30");
    }

    @Test
    void aFullerReportOfACommitIsNoRepeatAndCompletesIt() {
        var first = "{\"type\": \"commit\", \"repository\": \"acme/pay\", \"sha\": \"%s\", \"message\": \"Back\"}"
                .formatted(SHA);
        var fuller = """
                {"type": "commit", "repository": "acme/pay", "sha": "%s", "patch_id": "%s",
                 "message": "Back\\n\\nThis reverts commit 9b1d03c.\\n\\n(cherry picked from commit 7777777)"}
                """.formatted(SHA, "e".repeat(40));

        assertThat(plimsoll.report(first).body()).contains("\"accepted\":1");
        assertThat(plimsoll.report(fuller).body()).contains("\"accepted\":1");
        assertThat(plimsoll.report(first).body()).contains("\"accepted\":0");

        assertThat(jdbc.sql("select concat_ws(' ', subject, picked_from, reverts[1], patch_id) from changes.commits")
                        .query(String.class)
                        .single())
                .isEqualTo("Back 7777777 9b1d03c " + "e".repeat(40));
    }

    @Test
    void peopleWhoHadAHandInACommitAreThoseOfAllReports() {
        plimsoll.report("""
                [{"type": "commit", "repository": "acme/pay", "sha": "%1$s", "committer": "maya@example.org"},
                 {"type": "commit", "repository": "acme/pay", "sha": "%1$s", "author": "Maya", "committer": "ilir"},
                 {"type": "commit", "repository": "acme/pay", "sha": "%1$s", "committer": "ilir", "change": 7}]
                """.formatted(SHA));

        assertThat(jdbc.sql("select array_to_string(people, ' ') from changes.commits")
                        .query(String.class)
                        .single())
                .isEqualTo("ilir maya@example.org");
    }

    @Test
    void anImpossibleOrderIsKeptFlaggedAndShown() {
        plimsoll.report("""
                {"type": "deployment", "id": "d-1", "service": "pay", "environment": "production", "sha": "%s",
                 "status": "succeeded", "started_at": "2026-11-20T10:00:00Z", "finished_at": "2026-11-20T09:00:00Z"}
                """.formatted(SHA));

        assertThat(plimsoll.get("/api/v1/deployments/d-1").path("flagged").asString())
                .isEqualTo("finished before it started");
    }

    @Test
    void anInstantOfThePastIsAnsweredWithWhatRanThen() {
        plimsoll.report(deployment("d-1", "succeeded", "09:05"));
        plimsoll.report(deployment("d-2", "succeeded", "09:30"));

        assertThat(plimsoll.get("/api/v1/running?at=2026-11-20T09:10:00Z")
                        .path("running")
                        .path(0)
                        .path("deployment")
                        .asString())
                .isEqualTo("d-1");
        assertThat(plimsoll.answer("/api/v1/running?at=yesterday", Plimsoll.VIEWER)
                        .body())
                .contains("A time is written as");
    }

    @Test
    void pagesOfDeploymentsNeitherRepeatNorLoseAnyWhileNewOnesCome() {
        for (var n = 10; n < 30; n++) {
            plimsoll.report(deployment("d-" + n, "succeeded", "09:" + n));
        }
        var first = plimsoll.get("/api/v1/deployments?limit=12");
        plimsoll.report(deployment("d-50", "succeeded", "09:50"));
        var second = plimsoll.get(
                "/api/v1/deployments?limit=12&cursor=" + first.path("next").asString());

        assertThat(first.path("deployments")).hasSize(12);
        assertThat(second.path("deployments")).hasSize(8);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(second.path("deployments").path(0).path("id").asString()).isEqualTo("d-17");
    }

    private HttpResponse<String> post(String type, String body) {
        return plimsoll.post(
                "/api/v1/events",
                Map.of("Authorization", "Bearer " + Plimsoll.REPORTER, "Content-Type", type),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String deployment(String id, String status, String time) {
        return """
               {"type": "deployment", "id": "%s", "service": "pay", "environment": "production", "sha": "%s",
                "status": "%s", "finished_at": "2026-11-20T%s:00Z"}""".formatted(id, SHA, status, time);
    }
}
