package dev.plimsoll.metrics.peers;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.metrics.peers.PeerHistory.Change;
import dev.plimsoll.metrics.peers.PeerHistory.Deployed;
import dev.plimsoll.metrics.peers.PeerHistory.Trouble;
import dev.plimsoll.metrics.peers.PeerHistory.Written;
import dev.plimsoll.testing.SharedData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other tools say of one history; the cases of these tools lie beside the project, and steps aside where not. */
class PeerRulesTests {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void oneWeekHasFiveChangeFailRates() {
        var week = AWeek.history();

        assertThat(rate(new DatadogRules(), week)).isCloseTo(1 / 6.0, within(1e-9));
        assertThat(rate(new MiddlewareRules(), week)).isEqualTo(2 / 8.0);
        assertThat(rate(new DevLakeRules(), week)).isCloseTo(3 / 7.0, within(1e-9));
        assertThat(rate(new GitLabRules(), week)).isCloseTo(3 / 7.0, within(1e-9));
        assertThat(rate(new FourKeysRules(), week)).isCloseTo(5 / 7.0, within(1e-9));
    }

    @Test
    void oneWeekHasFiveFrequenciesAndRecoveries() {
        var week = AWeek.history();

        assertThat(new DatadogRules().of(week).frequency()).isEqualTo("1.00 a day");
        assertThat(new MiddlewareRules().of(week).frequency()).isEqualTo("0 a day, 3 a week, 7 a month");
        assertThat(new DevLakeRules().of(week).frequency()).isEqualTo("6 days in the median week");
        assertThat(new FourKeysRules().of(week).frequency()).isEqualTo("Daily: 3 days in the median week");
        assertThat(new DatadogRules().of(week).recovery().seconds()).isEqualTo(22 * 3600.0);
        assertThat(new MiddlewareRules().of(week).recovery().seconds()).isCloseTo(44 * 3600 / 3.0, within(1e-6));
        assertThat(new GitLabRules().of(week).recovery().seconds()).isEqualTo(20 * 3600.0);
        assertThat(new DevLakeRules().of(week).recovery().seconds()).isEqualTo(23 * 3600.0);
    }

    @Test
    void aCommitIsNoSampleOfDatadogAfterSixtyDaysWithoutADeployment() {
        var old = deployed(1, MONDAY.minusSeconds(61L * 86_400), "succeeded", 'a', true);
        var now = deployed(2, MONDAY.plusSeconds(3600), "succeeded", 'b', true);

        assertThat(new DatadogRules()
                        .of(history(List.of(old, now), List.of()))
                        .leadTime()
                        .n())
                .isZero();
    }

    @Test
    void aRolloutOverTwoVersionsBlamesTheFirstAfterTheRestoredOne() {
        var history = history(
                List.of(
                        deployed(1, at(1), "succeeded", 'a', true),
                        deployed(2, at(2), "succeeded", 'b', true),
                        deployed(3, at(3), "succeeded", 'c', true),
                        deployed(4, at(4), "succeeded", 'a', true)),
                List.of());

        var rate = new DatadogRules().of(history).failRate();

        assertThat(rate.faults())
                .extracting(fault -> Objects.requireNonNull(fault.deployment()).number())
                .containsExactly(2L);
        assertThat(rate.among()).extracting(Deployed::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void fourKeysCountsStagingAndFailsTwiceByOneIncidentOnARedeploy() {
        var history = history(
                List.of(
                        deployed(1, at(1), "succeeded", 'a', true),
                        deployed(2, at(2), "succeeded", 'a', true),
                        deployed(3, at(3), "succeeded", 'b', false),
                        deployed(4, at(4), "failed", 'c', true)),
                List.of(new Trouble("INC-1", at(5), null, List.of(AWeek.sha('a')))));

        var figures = new FourKeysRules().of(history);

        assertThat(figures.counted()).extracting(Deployed::number).containsExactly(1L, 2L, 3L);
        assertThat(figures.failRate().value()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(figures.recovery().n()).isZero();
    }

    @Test
    void gitLabFailsMoreThanItDeploys() {
        var history = history(
                List.of(deployed(1, at(1), "succeeded", 'a', true)),
                List.of(new Trouble("INC-1", at(2), at(3), List.of()), new Trouble("INC-2", at(4), null, List.of())));

        var figures = new GitLabRules().of(history);

        assertThat(figures.failRate().value()).isEqualTo(2.0);
        assertThat(figures.recovery().n()).isEqualTo(1);
    }

    @Test
    void devLakeTakesAPipelineForOneDeployment() {
        var first = deployed(1, at(1), "succeeded", 'a', true, "p-1");
        var second = deployed(2, at(2), "succeeded", 'b', true, "p-1");

        assertThat(new DevLakeRules()
                        .of(history(List.of(first, second), List.of()))
                        .counted())
                .extracting(Deployed::number)
                .containsExactly(2L);
    }

    @Test
    void nothingDeployedIsNoRateOrZeroPercent() {
        var nothing = history(List.of(), List.of());

        assertThat(Stream.of(new DevLakeRules(), new GitLabRules(), new DatadogRules())
                        .map(rules -> rules.of(nothing).failRate().value()))
                .containsOnlyNulls();
        assertThat(Stream.of(new FourKeysRules(), new MiddlewareRules())
                        .map(rules -> rules.of(nothing).failRate().value()))
                .containsOnly(0.0);
    }

    @Test
    void middlewareFailsWhatItsOwnCasesSay() {
        cases("middleware/cfr_cases.json").forEach(one -> {
            var deployments = all(one.path("deployments"))
                    .map(it -> deployed(it.path("id").asString(), instant(it, "at")))
                    .toList();
            var incidents = all(one.path("incidents"))
                    .map(it -> new Trouble(it.path("id").asString(), instant(it, "created_at"), null, List.of()))
                    .toList();
            var expected = one.path("expected_peer");

            var rate = new MiddlewareRules()
                    .of(new PeerHistory(
                            Instant.parse("2024-01-01T00:00:00Z"),
                            instant(one, "now"),
                            UTC,
                            deployments,
                            incidents,
                            List.of()))
                    .failRate();

            assertThat(Objects.requireNonNull(rate.value()) * 100)
                    .as(one.path("name").asString())
                    .isEqualTo(expected.path("cfr_percent").asDouble());
            assertThat(rate.among()).hasSize(expected.path("total").asInt());
            assertThat(rate.faults())
                    .extracting(
                            fault -> Objects.requireNonNull(fault.deployment()).id())
                    .containsExactlyElementsOf(
                            all(expected.path("failed")).map(JsonNode::asString).toList());
        });
    }

    @Test
    void middlewareRoundsDownAsItsOwnCasesSay() {
        cases("middleware/deployment_frequency_cases.json").forEach(one -> {
            var times =
                    all(one.path("at")).map(it -> Instant.parse(it.asString())).toList();
            var deployments = new ArrayList<Deployed>();
            times.forEach(at -> deployments.add(deployed("d" + deployments.size(), at)));
            var history =
                    new PeerHistory(instant(one, "from_"), instant(one, "to"), UTC, deployments, List.of(), List.of());
            var expected = one.path("expected_peer");

            var figures = new MiddlewareRules().of(history);

            assertThat(figures.counted()).hasSize(expected.path("total").asInt());
            assertThat(figures.frequency())
                    .isEqualTo(
                            "%d a day, %d a week, %d a month",
                            expected.path("daily").asInt(),
                            expected.path("weekly").asInt(),
                            expected.path("monthly").asInt());
        });
    }

    @Test
    void middlewareRecoversAsItsOwnCasesSay() {
        cases("middleware/mttr_cases.json").forEach(one -> {
            var incidents = all(one.path("durations_s"))
                    .map(it -> new Trouble("i", at(1), at(1).plusSeconds(it.asLong()), List.of()))
                    .toList();
            var expected = one.path("expected_peer");

            var recovery =
                    new MiddlewareRules().of(history(List.of(), incidents)).recovery();

            assertThat(recovery.n()).isEqualTo(expected.path("n").asInt());
            assertThat(recovery.seconds())
                    .isEqualTo(
                            expected.path("mean").isNull()
                                    ? null
                                    : (Double) expected.path("mean").asDouble());
        });
    }

    @Test
    void devLakeTakesTheMinutesOfItsOwnChangeRequests() {
        var told = devLake();
        var history = devLake(told);

        told.path("expected_peer_minutes").properties().forEach(expected -> {
            var stages = DevLakeRules.stages(history.arrivals(), change(history, expected.getKey()));
            var minutes = new HashMap<String, @Nullable Object>();
            minutes.put("pr_coding_time", stages.coding());
            minutes.put("pr_pickup_time", stages.pickup());
            minutes.put("pr_review_time", stages.review());
            minutes.put("pr_deploy_time", stages.deploy());
            minutes.put("pr_cycle_time", stages.cycle());
            minutes.put(
                    "deployment_commit_id",
                    stages.deployment() == null ? null : stages.deployment().id());
            assertThat(texts(minutes)).as(expected.getKey()).isEqualTo(texts(expected.getValue()));
        });
    }

    @Test
    void devLakeShowsTwoMediansOfItsOwnChangeRequests() {
        var told = devLake();
        var expected = told.path("expected_peer_dashboard");

        var figures = new DevLakeRules().of(devLake(told));

        assertThat(figures.leadTime().n()).isEqualTo(3);
        assertThat(figures.leadTime().seconds())
                .isEqualTo(expected.path("mysql_median_min").asLong() * 60.0);
        assertThat(Objects.requireNonNull(figures.leadTimeElsewhere()).seconds())
                .isEqualTo(expected.path("postgres_median_min").asLong() * 60.0);
    }

    private static @Nullable Double rate(PeerRules rules, PeerHistory history) {
        return rules.of(history).failRate().value();
    }

    private static PeerHistory history(List<Deployed> deployments, List<Trouble> incidents) {
        return new PeerHistory(MONDAY, MONDAY.plusSeconds(7 * 86_400), UTC, deployments, incidents, List.of());
    }

    private static Instant at(int hour) {
        return MONDAY.plusSeconds(hour * 3600L);
    }

    private static Deployed deployed(String id, Instant at) {
        return new Deployed(
                at.getEpochSecond(),
                id,
                "pay",
                "acme/pay",
                "production",
                true,
                "succeeded",
                at,
                null,
                null,
                null,
                List.of());
    }

    private static Deployed deployed(long number, Instant at, String state, char letter, boolean isProduction) {
        return deployed(number, at, state, letter, isProduction, null);
    }

    private static Deployed deployed(
            long number, Instant at, String state, char letter, boolean isProduction, @Nullable String rollout) {
        return new Deployed(
                number,
                "d" + number,
                "pay",
                "acme/pay",
                isProduction ? "production" : "staging",
                isProduction,
                state,
                at,
                AWeek.sha(letter),
                rollout,
                null,
                List.of(new Written(AWeek.sha(letter), at.minusSeconds(600), false)));
    }

    private static Stream<JsonNode> cases(String file) {
        return all(read(file).path("cases"));
    }

    private static JsonNode devLake() {
        return read("devlake/converted/lead_time.json");
    }

    private static JsonNode read(String file) {
        return JsonMapper.shared().readTree(SharedData.read(SharedData.at("peer-cases/" + file)));
    }

    private static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Instant instant(JsonNode node, String name) {
        return Instant.parse(node.path(name).asString());
    }

    private static @Nullable Instant instantIfAny(JsonNode node, String name) {
        return node.path(name).isNull() ? null : instant(node, name);
    }

    private static PeerHistory devLake(JsonNode told) {
        var events = all(told.path("events")).toList();
        var deployments = events.stream()
                .filter(event -> event.path("type").asString().equals("deployment"))
                .map(event -> devLakeDeployment(
                        event, arrived(events, event.path("sha").asString())))
                .toList();
        var changes = events.stream()
                .filter(event -> event.path("type").asString().equals("pull_request"))
                .map(PeerRulesTests::devLakeChange)
                .toList();
        return new PeerHistory(
                Instant.parse("2023-04-01T00:00:00Z"),
                Instant.parse("2023-05-01T00:00:00Z"),
                UTC,
                deployments,
                List.of(),
                changes);
    }

    /** Of the first of a place nothing is known to have arrived. */
    private static List<Written> arrived(List<JsonNode> events, String sha) {
        return events.stream()
                .filter(event -> event.path("new_sha").asString("").equals(sha))
                .filter(event -> !event.path("old_sha").asString().isEmpty())
                .flatMap(event -> all(event.path("commits")))
                .map(commit -> new Written(commit.asString(), null, false))
                .toList();
    }

    private static Deployed devLakeDeployment(JsonNode event, List<Written> arrived) {
        var environment = event.path("environment").asString();
        return new Deployed(
                event.path("id").asLong(),
                event.path("id").asString(),
                event.path("service").asString(),
                null,
                environment,
                environment.equals("PRODUCTION"),
                event.path("status").asString().equals("success") ? "succeeded" : "failed",
                instant(event, "finished_at"),
                event.path("sha").asString(),
                event.path("rollout").asString(),
                null,
                arrived);
    }

    private static Change devLakeChange(JsonNode event) {
        return new Change(
                event.path("id").asString(),
                null,
                instant(event, "opened_at"),
                all(event.path("reviews"))
                        .filter(review -> !review.path("by")
                                .asString()
                                .equals(event.path("author").asString()))
                        .map(review -> instant(review, "at"))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                instantIfAny(event, "merged_at"),
                event.path("merge_sha").asString(),
                null,
                all(event.path("commits"))
                        .map(commit ->
                                new Written(commit.path("sha").asString(), instant(commit, "authored_at"), false))
                        .toList());
    }

    private static Change change(PeerHistory history, String name) {
        return history.changes().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> texts(Map<String, ? extends @Nullable Object> values) {
        var texts = new HashMap<String, String>();
        values.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private static Map<String, String> texts(JsonNode values) {
        var texts = new HashMap<String, String>();
        new HashSet<>(values.propertyNames())
                .forEach(name -> texts.put(name, values.path(name).asString("null")));
        return texts;
    }
}
