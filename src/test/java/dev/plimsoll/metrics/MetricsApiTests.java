package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.metrics.peers.AWeek;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The measures as programs ask for them. */
@PlimsollTest
class MetricsApiTests {

    private static final String WEEK = "from=2026-03-02&to=2026-03-09";
    private static final List<String> MEASURES = List.of(
            "deployment_frequency",
            "change_lead_time",
            "change_fail_rate",
            "failed_deployment_recovery_time",
            "rework_rate");

    @Autowired
    private Plimsoll plimsoll;

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void theFiveMeasuresOfAWeekHaveTheirCounts() {
        tellTheWeek();

        var answer = plimsoll.get("/api/v1/metrics?" + WEEK);

        assertThat(answer.path("from").asString()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(answer.path("to").asString()).isEqualTo("2026-03-09T00:00:00Z");
        assertThat(answer.path("zone").asString()).isEqualTo("UTC");
        assertThat(Instant.parse(answer.path("as_of").asString())).isBeforeOrEqualTo(Instant.now());
        assertThat(answer.path("deployment_frequency").path("unit").asString()).isEqualTo("per_day");
        assertThat(answer.path("deployment_frequency").path("n").asLong()).isEqualTo(6);
        assertThat(answer.path("deployment_frequency").path("band").toString())
                .isEqualTo(
                        "{\"value\":null,\"reason\":\"too_few_weeks\",\"label\":\"survey clusters, not thresholds\"}");
        assertThat(answer.path("change_lead_time").path("stages_s").isObject()).isTrue();
        assertThat(answer.path("change_fail_rate").path("value").asDouble()).isEqualTo(0.2);
        assertThat(answer.path("change_fail_rate").path("failed").asInt()).isEqualTo(1);
        assertThat(answer.path("change_fail_rate").path("of").asInt()).isEqualTo(5);
        assertThat(answer.path("failed_deployment_recovery_time").path("n").asInt())
                .isEqualTo(1);
        assertThat(answer.path("rework_rate").path("of").asInt()).isEqualTo(6);
        assertThat(answer.path("observed").path("has_incident_source").asBoolean())
                .isTrue();
    }

    @Test
    void oneMeasureAskedForByItselfIsWhatItIsAmongAllFive() {
        tellTheWeek();
        var all = plimsoll.get("/api/v1/metrics?" + WEEK);

        for (var measure : MEASURES) {
            var answer = plimsoll.get("/api/v1/metrics?" + WEEK + "&measure=" + measure);

            assertThat(answer.path(measure)).as(measure).isEqualTo(all.path(measure));
            MEASURES.stream()
                    .filter(other -> !other.equals(measure))
                    .forEach(other -> assertThat(answer.path(other).isNull())
                            .as(measure + " without " + other)
                            .isTrue());
        }
    }

    @Test
    void anEmptyWindowHasReasonsInsteadOfValues() {
        var answer = plimsoll.get("/api/v1/metrics");

        MEASURES.forEach(measure -> {
            assertThat(answer.path(measure).has("value") || answer.path(measure).has("value_s"))
                    .as(measure)
                    .isTrue();
            assertThat(answer.path(measure).has("reason")).as(measure).isTrue();
        });
        assertThat(answer.path("change_fail_rate").path("value").isNull()).isTrue();
    }

    @Test
    void everyMeasureIsDefinedInTheWordsOfItsPage() {
        var answer = plimsoll.get("/api/v1/metrics/definitions").path("definitions");

        assertThat(StreamSupport.stream(answer.spliterator(), false)
                        .map(one -> one.path("measure").asString()))
                .containsExactlyElementsOf(MEASURES);
        var rework = answer.get(4);
        assertThat(rework.path("title").asString()).isEqualTo("Deployment rework rate");
        assertThat(rework.path("formula").asString()).isEqualTo("(rollbacks + remediations) / deployments that count");
        assertThat(rework.path("does_not_count").get(0).asString()).isEqualTo("Re-releases of what was rolled back.");
        assertThat(rework.path("without_value").get(0).asString()).endsWith("no_deployments.");
    }

    @Test
    void withoutAWindowItIsTheLastNinetyDays() {
        var answer = plimsoll.get("/api/v1/metrics");

        var days = Duration.between(
                        Instant.parse(answer.path("from").asString()),
                        Instant.parse(answer.path("to").asString()))
                .toHours();

        assertThat(days).isBetween(89 * 24L, 90 * 24L);
        assertThat(answer.path("from").asString()).endsWith("T00:00:00Z");
    }

    @Test
    void everyRowSaysWhyItIsCountedOrNotAndPagesAddUp() {
        tellTheWeek();
        for (var measure : MEASURES) {
            var all = samples(plimsoll.get("/api/v1/metrics/%s/samples?%s".formatted(measure, WEEK)));
            var paged = new ArrayList<JsonNode>();
            var cursor = "";
            do {
                var page = plimsoll.get(
                        "/api/v1/metrics/%s/samples?%s&limit=2&cursor=%s".formatted(measure, WEEK, cursor));
                paged.addAll(samples(page));
                cursor = page.path("next").asString("");
            } while (!cursor.isEmpty() && paged.size() <= all.size());

            assertThat(paged).as(measure).isEqualTo(all);
            assertThat(all)
                    .allMatch(row -> row.path("counted").isBoolean()
                            && !row.path("counted_because").asString().isBlank());
        }
    }

    @Test
    void rowsComeAsATable() {
        tellTheWeek();

        var table = plimsoll.answer("/api/v1/metrics/change_fail_rate/samples?format=csv&" + WEEK, Plimsoll.VIEWER)
                .body();

        assertThat(table.lines().findFirst().orElseThrow())
                .startsWith(
                        "number,deployment,service,environment,sha,started_at,finished_at,kind,counted,counted_because,");
        assertThat(table).contains(",w-5,payment-service,production,");
        assertThat(table.lines().findFirst().orElseThrow()).endsWith(",left_out,flags,marked_by,marked_at");
    }

    @Test
    void theNextPageOfATableAsksForTheSame() {
        tellTheWeek();

        var address = "/api/v1/metrics/change_fail_rate/samples?format=csv&limit=2&" + WEEK;
        var next = plimsoll.answer(address, Plimsoll.VIEWER)
                .headers()
                .firstValue("Link")
                .orElseThrow()
                .replaceAll("<(.*)>.*", "$1");

        assertThat(next).contains("limit=2", WEEK, "cursor=");
        assertThat(plimsoll.answer("/api/v1/metrics/change_fail_rate/samples" + next, Plimsoll.VIEWER)
                        .body()
                        .lines())
                .hasSize(3);
    }

    @Test
    void aSeriesHasABucketForEachDay() {
        tellTheWeek();

        var answer = plimsoll.get("/api/v1/metrics/series?bucket=day&" + WEEK);
        var table = plimsoll.answer("/api/v1/metrics/series?bucket=day&format=csv&" + WEEK, Plimsoll.VIEWER)
                .body();

        assertThat(answer.path("buckets")).hasSize(7);
        assertThat(answer.path("buckets").get(0).path("complete").asBoolean()).isTrue();
        assertThat(StreamSupport.stream(answer.path("buckets").spliterator(), false)
                        .mapToLong(one ->
                                one.path("deployment_frequency").path("n").asLong())
                        .sum())
                .isEqualTo(6);
        assertThat(table.lines()).hasSize(8);
    }

    @Test
    void aBucketSaysWhatItsDaysSayByThemselves() {
        tellTheWeek();
        var buckets = plimsoll.get("/api/v1/metrics/series?bucket=day&" + WEEK).path("buckets");

        for (var day = 2; day < 9; day++) {
            var alone = plimsoll.get("/api/v1/metrics?from=2026-03-%02d&to=2026-03-%02d".formatted(day, day + 1));
            for (var measure : MEASURES) {
                assertThat(buckets.get(day - 2).path(measure))
                        .as("%s of day %d", measure, day)
                        .isEqualTo(alone.path(measure));
            }
        }
    }

    @Test
    void anAttemptThatWasToldLaterWasNotKnownBefore() {
        tellTheWeek();
        var before = plimsoll.get("/api/v1/metrics?" + WEEK);
        var then = before.path("as_of").asString();

        plimsoll.report("""
                {"type": "deployment", "id": "late", "service": "pay", "environment": "production",
                 "sha": "%s", "status": "failed", "finished_at": "2026-03-06T18:00:00Z"}
                """.formatted("9".repeat(40)));

        assertThat(observed("")).containsExactly(attempts(before) + 1, failedAttempts(before) + 1);
        assertThat(observed("&as_of=" + then)).containsExactly(attempts(before), failedAttempts(before));
    }

    @Test
    void aNumberOfThePastIsRestatedWhenAnIncidentIsToldLater() {
        tellTheWeek();
        var before = plimsoll.get("/api/v1/metrics?" + WEEK).path("as_of").asString();

        plimsoll.report(AWeek.lastIncident());

        assertThat(failRate("")).isEqualTo(0.4);
        assertThat(failRate("&as_of=" + before)).isEqualTo(0.2);
        var answer = plimsoll.get("/api/v1/metrics/change_fail_rate/restatements?" + WEEK);
        assertThat(answer.path("restatements").get(0).path("was").asDouble()).isEqualTo(0.2);
        assertThat(answer.path("restatements").get(0).path("became").asDouble()).isEqualTo(0.4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?from=2026-03-09&to=2026-03-02                    | 400 | invalid-parameter | to",
                "?from=2026-03-02&to=2026-03-02                    | 400 | invalid-parameter | to",
                "?from=1969-12-31                                  | 400 | invalid-parameter | from",
                "?from=2046-03-02                                  | 400 | invalid-parameter | from",
                "?to=2046-03-02                                    | 400 | invalid-parameter | to",
                "?from=2010-03-02&to=2026-03-02                    | 400 | invalid-parameter | from",
                "?from=yesterday                                   | 400 | invalid-parameter | from",
                "?days=0                                           | 400 | invalid-parameter | days",
                "?days=many                                        | 400 | invalid-parameter | days",
                "?days=7&from=2026-03-02                           | 400 | invalid-parameter | days",
                "?as_of=2046-03-02                                 | 400 | invalid-parameter | as_of",
                "?service=payment-servce                           | 400 | unknown-name      | payment-service",
                "?team=nobody                                      | 400 | unknown-name      | nobody",
                "?environment=prodction                            | 400 | unknown-name      | production",
                "?lead_time_of=story                               | 400 | unknown-word      | merge",
                "?measure=speed                                    | 400 | unknown-word      | change_lead_time",
                "/series?bucket=hour                               | 400 | unknown-word      | week",
                "/series?bucket=day&from=2020-01-01&to=2026-01-01  | 400 | invalid-parameter | bucket",
                "/series?bucket=day&days=1000                      | 400 | invalid-parameter | take longer ones",
                "?format=csv                                       | 400 | unknown-word      | json",
                "/series?format=xml                                | 400 | unknown-word      | csv",
                "/change_fail_rate/samples?format=xml              | 400 | unknown-word      | csv",
                "/change_fail_rate/restatements?format=csv         | 400 | unknown-word      | json",
                "/playground?format=csv                            | 400 | unknown-word      | json",
                "/playground?as_of=2026-03-02                      | 400 | invalid-parameter | leave",
                "/speed/samples                                    | 404 | unknown-measure   | change_lead_time",
                "/speed/restatements                               | 404 | unknown-measure   | rework_rate",
                "/change_fail_rate/samples?cursor=nonsense         | 400 | invalid-cursor    | next",
            })
    void whatCannotBeAskedIsRefusedWithTheFix(String address, int status, String type, String named) {
        tellTheWeek();

        var answer = plimsoll.answer("/api/v1/metrics" + address, Plimsoll.VIEWER);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"type\":\"/problems/" + type + "\"", named);
    }

    @Test
    void nothingThatStandsInAnAddressIsAnError() {
        tellTheWeek();
        var random = new Random(20261127);
        var addresses = List.of(
                "/api/v1/metrics",
                "/api/v1/metrics/series",
                "/api/v1/metrics/playground",
                "/api/v1/metrics/change_lead_time/samples",
                "/api/v1/metrics/change_fail_rate/samples",
                "/api/v1/metrics/rework_rate/restatements");
        var names = List.of(
                "service",
                "team",
                "environment",
                "from",
                "to",
                "as_of",
                "days",
                "lead_time_of",
                "bots",
                "bucket",
                "cursor",
                "limit",
                "format");
        for (var n = 0; n < 300; n++) {
            var address = new StringBuilder(pick(addresses, random)).append('?');
            for (var parameter = random.nextInt(4); parameter >= 0; parameter--) {
                address.append(pick(names, random))
                        .append('=')
                        .append(URLEncoder.encode(pick(ODD, random), StandardCharsets.UTF_8))
                        .append('&');
            }
            var answer = plimsoll.answer(address.toString(), Plimsoll.VIEWER);

            assertThat(answer.statusCode()).as(address.toString()).isIn(200, 400);
            assertThat(answer.statusCode() == 200 || answer.body().contains("\"title\":"))
                    .as(answer.body())
                    .isTrue();
        }
    }

    private static final List<String> ODD = List.of(
            "",
            " ",
            "0",
            "-1",
            "1",
            "7",
            "99999999999999999999",
            "2147483648",
            "1e9",
            "null",
            "now",
            "true",
            "false",
            "no",
            "csv",
            "json",
            "week",
            "day",
            "month",
            "commit",
            "merge",
            "production",
            "payment-service",
            "PRODUCTION",
            "2026-03-02",
            "2026-02-30",
            "2026-03-09T24:00:00Z",
            "0000-00-00",
            "-999999999-01-01",
            "9999-12-31",
            "10000-01-01T00:00:00Z",
            "1970-01-01",
            "2026-03-04T09:00:00+18:00",
            "2026-03-29T01:30",
            "25:61",
            "' or 1=1 --",
            "a".repeat(3000),
            "\u0000",
            "\ud83d\ude80",
            "../..",
            "<b>",
            "%",
            "MTIz",
            "MS8yLzM",
            "OTk5OTk5OTk5OTk5OTk5OTk5OS8xLzE",
            "LTkyMjMzNzIwMzY4NTQ3NzU4MDgvLTEvLTE",
            "OTIyMzM3MjAzNjg1NDc3NTgwNy8xLzE");

    private static String pick(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private List<Long> observed(String more) {
        var answer = plimsoll.get("/api/v1/metrics?" + WEEK + more);
        return List.of(attempts(answer), failedAttempts(answer));
    }

    private static long attempts(JsonNode answer) {
        return answer.path("observed").path("attempts").asLong();
    }

    private static long failedAttempts(JsonNode answer) {
        return answer.path("observed").path("failed_attempts").asLong();
    }

    private double failRate(String more) {
        return plimsoll.get("/api/v1/metrics?" + WEEK + more)
                .path("change_fail_rate")
                .path("value")
                .asDouble();
    }

    private static List<JsonNode> samples(JsonNode page) {
        return StreamSupport.stream(page.path("samples").spliterator(), false).toList();
    }

    private void tellTheWeek() {
        assertThat(plimsoll.report(AWeek.events()).body()).contains("\"rejected\":[]");
    }
}
