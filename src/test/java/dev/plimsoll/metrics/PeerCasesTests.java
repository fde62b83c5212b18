package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.SharedData;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cases of other tools' own tests, told as events and asked as programs ask: the values that are expected here. They lie
 * beside the project; these tests step aside where they do not, and EdgeCaseTests covers the same ground.
 */
@PlimsollTest
class PeerCasesTests {

    private static final String ROOT_SHA = "0".repeat(40);
    private static final Instant LONG_AGO = Instant.parse("2023-06-01T00:00:00Z");

    @Autowired
    private Plimsoll plimsoll;

    private final JsonMapper json = JsonMapper.shared();

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void theChangeFailRateIsAsExpected() {
        for (var one : cases("middleware/cfr_cases.json")) {
            plimsoll.empty();
            var events = new ArrayList<String>();
            if (!one.path("deployments").isEmpty()) {
                events.add(deployment("before", LONG_AGO, 0));
            }
            one.path("deployments")
                    .forEach(told -> events.add(deployment(told.path("id").asString(), at(told, "at"), 0)));
            one.path("incidents").forEach(told -> events.add(incident(told, at(told, "created_at"), null)));
            tell(events);
            var window = "from=2024-01-01&to=" + one.path("now").asString();

            var measured = measures(window).path("change_fail_rate");

            var name = one.path("name").asString();
            var expected = one.path("expected_plimsoll");
            assertThat(measured.path("of").asInt())
                    .as(name)
                    .isEqualTo(expected.path("total").asInt());
            assertThat(failed(window)).as(name).isEqualTo(texts(expected.path("failed")));
            if (expected.path("cfr_percent").isNull()) {
                assertThat(measured.path("value").isNull()).as(name).isTrue();
                assertThat(measured.path("reason").asString()).as(name).isNotBlank();
            } else {
                assertThat(measured.path("value").asDouble() * 100)
                        .as(name)
                        .isEqualTo(expected.path("cfr_percent").asDouble(), within(1e-9));
            }
        }
    }

    @Test
    void theDeploymentFrequencyIsAsExpected() {
        for (var one : cases("middleware/deployment_frequency_cases.json")) {
            plimsoll.empty();
            var n = 0;
            for (var at : one.path("at")) {
                tell(List.of(deployment("d" + n++, Instant.parse(at.asString()), 0)));
            }

            var measured = measures("from=%s&to=%s"
                            .formatted(
                                    one.path("from_").asString(), one.path("to").asString()))
                    .path("deployment_frequency");

            var expected = one.path("expected_plimsoll");
            assertThat(measured.path("n").asInt())
                    .isEqualTo(expected.path("total").asInt());
            if (expected.has("per_day")) {
                assertThat(measured.path("value").asDouble())
                        .isEqualTo(expected.path("per_day").asDouble(), within(1e-9));
                assertThat(measured.path("per_week").asDouble())
                        .isEqualTo(expected.path("per_week").asDouble(), within(1e-9));
            }
        }
    }

    @Test
    void theRecoveryTimeIsTheMedianAsExpected() {
        for (var one : cases("middleware/mttr_cases.json")) {
            plimsoll.empty();
            var events = new ArrayList<String>();
            events.add(deployment("before", LONG_AGO, 0));
            var at = Instant.parse("2024-01-01T00:00:00Z");
            for (var duration : one.path("durations_s")) {
                at = at.plus(Duration.ofHours(30));
                events.add(deployment("d" + events.size(), at.plusSeconds(10), 10));
                events.add(incident(
                        json.readTree("{\"id\":\"i%d\"}".formatted(events.size())),
                        at.plusSeconds(20),
                        at.plusSeconds(duration.asLong())));
            }
            tell(events);

            var measured = measures("from=2024-01-01&to=2024-02-01").path("failed_deployment_recovery_time");

            var expected = one.path("expected_plimsoll");
            assertThat(measured.path("n").asInt()).isEqualTo(expected.path("n").asInt());
            if (expected.path("median").isNull()) {
                assertThat(measured.path("value_s").isNull()).isTrue();
            } else {
                assertThat(measured.path("value_s").asDouble())
                        .isEqualTo(expected.path("median").asDouble());
            }
        }
    }

    @Test
    void aDeploymentBringsTheChangeRequestsThatItsCommitsComeFrom() {
        var file =
                json.readTree(SharedData.read(SharedData.at("peer-cases/middleware/deployment_pr_mapping_cases.json")));
        var zero = Instant.parse(file.path("t0").asString());
        for (var one : file.path("cases")) {
            plimsoll.empty();
            var heads = new HashMap<String, String>();
            var events = new ArrayList<>(
                    List.of(commit(ROOT_SHA, List.of(), LONG_AGO), deployment("before", ROOT_SHA, LONG_AGO, 0)));
            var number = 0;
            var names = new HashMap<Integer, String>();
            for (var request : one.path("prs")) {
                var mergedAt =
                        zero.plus(Duration.ofDays(request.path("merged_day").asLong()));
                var base = request.path("base").asString();
                var own = sha("own" + number);
                var merge = sha("merge" + number);
                number++;
                names.put(number, request.path("id").asString());
                events.add(commit(own, List.of(ROOT_SHA), mergedAt.minusSeconds(3600)));
                events.add(commit(merge, List.of(heads.getOrDefault(base, ROOT_SHA), own), mergedAt));
                events.add(
                        "{\"type\":\"change\",\"repository\":\"acme/pay\",\"number\":%d,\"opened_at\":\"%s\",\"merged_at\":\"%s\",\"merge_sha\":\"%s\",\"commits\":[\"%s\"]}"
                                .formatted(number, mergedAt.minusSeconds(1800), mergedAt, merge, own));
                heads.put(base, merge);
            }
            var deployed = heads.getOrDefault(one.path("deployed_branch").asString(), ROOT_SHA);
            events.add(deployment(
                    "d1",
                    deployed,
                    zero.plus(Duration.ofDays(one.path("deployed_at_day").asLong())),
                    0));
            tell(events);

            var found = new TreeSet<String>();
            samples("change_lead_time", "from=2024-01-01&to=2024-02-01&lead_time_of=change").stream()
                    .filter(row -> row.path("counted").asBoolean())
                    .forEach(row -> found.add(
                            names.get(row.path("sample").path("change").asInt())));

            assertThat(found).isEqualTo(new TreeSet<>(texts(one.path("expected"))));
        }
    }

    @Test
    void theStagesOfAChangeRequestAreAsExpected() {
        var opened = Instant.parse("2024-01-02T00:00:00Z");
        for (var one : cases("middleware/pr_stage_cases.json")) {
            plimsoll.empty();
            var merged = opened.plusSeconds((long) (one.path("merged").asDouble(5) * 3600));
            var reviews = new ArrayList<String>();
            one.path("reviews")
                    .forEach(review -> reviews.add("{\"by\":\"ilir\",\"state\":\"%s\",\"at\":\"%s\"}"
                            .formatted(
                                    review.get(1).asString().toLowerCase(Locale.ROOT),
                                    opened.plusSeconds(review.get(0).asLong() * 3600))));
            var own = sha("own");
            tell(List.of(
                    commit(ROOT_SHA, List.of(), LONG_AGO),
                    deployment("before", ROOT_SHA, LONG_AGO, 0),
                    commit(own, List.of(ROOT_SHA), opened.minusSeconds(600)),
                    "{\"type\":\"change\",\"repository\":\"acme/pay\",\"number\":1,\"author\":\"maya\",\"opened_at\":\"%s\",\"merged_at\":\"%s\",\"merge_sha\":\"%s\",\"commits\":[\"%s\"],\"reviews\":%s}"
                            .formatted(opened, merged, own, own, reviews),
                    deployment("d1", own, merged.plusSeconds(3600), 60)));

            var sample = samples("change_lead_time", "from=2024-01-01&to=2024-02-01&lead_time_of=change")
                    .get(0)
                    .path("sample");

            one.path("expected").properties().forEach(expected -> {
                var found = expected.getKey().equals("first_review_s")
                        ? sample.path("stages_s").path("pickup")
                        : sample.path("approval_to_merge_s");
                if (expected.getValue().isNull()) {
                    assertThat(found.isNull()).as(one.toString()).isTrue();
                } else {
                    assertThat(found.asDouble())
                            .as(one.toString())
                            .isEqualTo(expected.getValue().asDouble());
                }
            });
        }
    }

    @Test
    void nothingIsSilentlyDroppedOrMadeUp() {
        assertThat(cases("fourkeys/semantic_traps.json")).hasSize(2);
        var own = sha("own");
        var at = Instant.parse("2024-01-05T00:00:00Z");
        tell(List.of(
                commit(ROOT_SHA, List.of(), LONG_AGO),
                deployment("before", ROOT_SHA, LONG_AGO, 0),
                commit(own, List.of(ROOT_SHA), at.plusSeconds(120)),
                deployment("d1", own, at, 0)));

        var rows = samples("change_lead_time", "from=2024-01-01&to=2024-02-01");
        var quiet = measures("from=2024-03-01&to=2024-06-01");

        assertThat(rows.get(0).path("value_s").asDouble()).isZero();
        assertThat(texts(rows.get(0).path("sample").path("flags"))).contains("clamped");
        assertThat(quiet.path("deployment_frequency").path("value").asDouble()).isZero();
        assertThat(quiet.path("deployment_frequency").path("n").asInt()).isZero();
        assertThat(quiet.path("change_lead_time").path("value_s").isNull()).isTrue();
    }

    @Test
    void whatTheirParsersReadIsReadHereAsWell() {
        var parsed = cases("fourkeys/parser_cases.json");
        for (var one : parsed) {
            var expected = one.path("expected");
            var id = expected.path("id").asString();
            var time = Instant.ofEpochSecond(expected.path("time_created").asLong());
            if (expected.path("event_type").asString().equals("push")) {
                tell(List.of("{\"type\":\"commit\",\"repository\":\"acme/%s\",\"sha\":\"%s\",\"authored_at\":\"%s\"}"
                        .formatted(one.path("source").asString(), id, time)));
                tell(List.of(deployment("of-" + id, id, time, 0)));
            } else if (expected.path("event_type").asString().equals("deployment")) {
                tell(List.of(deployment(id, sha("argo"), time.plusSeconds(1), 1)));
            }
        }

        var found = samples("deployment_frequency", "from=1970-01-01&to=1970-02-01");

        assertThat(found.stream().map(row -> row.path("deployment").asString())).contains("foo", "of-bar", "of-foo");
        assertThat(found.stream().map(row -> row.path("finished_at").asString()))
                .contains("1970-01-01T00:00:00Z", "1970-01-01T00:00:02Z");
    }

    private List<JsonNode> cases(String file) {
        return json.readTree(SharedData.read(SharedData.at("peer-cases/" + file)))
                .path("cases")
                .valueStream()
                .toList();
    }

    private void tell(List<String> events) {
        var answer = plimsoll.report("[" + String.join(",", events) + "]");
        assertThat(answer.body()).contains("\"rejected\":[]");
    }

    private JsonNode measures(String window) {
        return plimsoll.get("/api/v1/metrics?" + window);
    }

    private List<JsonNode> samples(String measure, String window) {
        return plimsoll.get("/api/v1/metrics/%s/samples?limit=1000&%s".formatted(measure, window))
                .path("samples")
                .valueStream()
                .toList();
    }

    private List<String> failed(String window) {
        return samples("change_fail_rate", window).stream()
                .filter(row -> row.path("failed").asString().equals("true"))
                .map(row -> row.path("deployment").asString())
                .toList();
    }

    private static Instant at(JsonNode told, String field) {
        return Instant.parse(told.path(field).asString());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static String sha(String name) {
        var hex = HexFormat.of().formatHex(name.getBytes(StandardCharsets.US_ASCII));
        return hex + "0".repeat(40 - hex.length());
    }

    private static String deployment(String id, Instant at, long seconds) {
        return deployment(id, sha(id), at, seconds);
    }

    private static String deployment(String id, String sha, Instant at, long seconds) {
        return "{\"type\":\"deployment\",\"id\":\"%s\",\"service\":\"pay\",\"environment\":\"production\",\"repository\":\"acme/pay\",\"sha\":\"%s\",\"status\":\"succeeded\",\"started_at\":\"%s\",\"finished_at\":\"%s\"}"
                .formatted(id, sha, at.minusSeconds(seconds), at);
    }

    private static String commit(String sha, List<String> parents, Instant at) {
        return "{\"type\":\"commit\",\"repository\":\"acme/pay\",\"sha\":\"%s\",\"parents\":[%s],\"authored_at\":\"%s\",\"committed_at\":\"%s\"}"
                .formatted(
                        sha,
                        String.join(
                                ",",
                                parents.stream()
                                        .map(parent -> '"' + parent + '"')
                                        .toList()),
                        at,
                        at);
    }

    private static String incident(JsonNode told, Instant at, Instant mitigatedAt) {
        return "{\"type\":\"incident\",\"id\":\"%s\",\"services\":[\"pay\"],\"environment\":\"production\",\"opened_at\":\"%s\",\"impact_started_at\":\"%s\"%s}"
                .formatted(
                        told.path("id").asString(),
                        at,
                        at,
                        mitigatedAt == null
                                ? ""
                                : ",\"mitigated_at\":\"%s\",\"resolved_at\":\"%s\""
                                        .formatted(mitigatedAt, mitigatedAt));
    }
}
