package dev.plimsoll.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tests for what programs are told of deployments: how each counts, and what became of it. */
@PlimsollTest
class DeploymentsApiTests {

    private static final String LIST = "/api/v1/deployments";

    @Autowired
    private Plimsoll plimsoll;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void saysHowEachOneCountsAndWhy() {
        report(Stories.missingSecret());

        var rollback = plimsoll.get(LIST + "/cc-3");
        assertThat(rollback.path("kind").asString()).isEqualTo("rollback");
        assertThat(rollback.path("change").asString()).isEqualTo("code");
        assertThat(rollback.path("counted_because").asString()).isEqualTo("a3f91c2 ran there before b7d04e1");
        assertThat(rollback.path("version_restored").asBoolean()).isTrue();
        assertThat(rollback.path("failed").isNull()).isTrue();
        assertThat(rollback.path("verified").path("state").asString()).isEqualTo("verified");
        assertThat(rollback.path("verified").path("at").asString()).isEqualTo("2026-11-16T09:38:00Z");
        assertThat(rollback.path("replaced").path("deployment").asString()).isEqualTo("cc-2");
        assertThat(rollback.path("replaced").path("sha").asString()).isEqualTo(Stories.B);
        assertThat(rollback.path("slot").asString()).isEqualTo("stable");

        assertThat(plimsoll.get(LIST + "/cc-1").path("kind").asString()).isEqualTo("baseline");
        var withdrawn = plimsoll.get(LIST + "/cc-2");
        assertThat(withdrawn.path("kind").asString()).isEqualTo("change");
        assertThat(withdrawn.path("failed").asBoolean()).isTrue();
        assertThat(withdrawn.path("verified").path("state").asString()).isEqualTo("unverified");
        assertThat(withdrawn.path("verified").path("at").isNull()).isTrue();
    }

    @Test
    void aConfigurationThatWasTakenBackFailedAndTheMendingOneDidNot() {
        report(Stories.configuration());

        assertThat(plimsoll.get(LIST + "/bc-1").path("failed").asBoolean()).isTrue();
        assertThat(plimsoll.get(LIST + "/bc-2").path("kind").asString()).isEqualTo("rollback");
        assertThat(plimsoll.get(LIST + "/bc-3").path("kind").asString()).isEqualTo("config");
        assertThat(plimsoll.get(LIST + "/bc-3").path("failed").asBoolean(true)).isFalse();
    }

    @Test
    void anotherVersionThatWasSeenIsAMismatch() {
        report(Stories.skippedBuild());

        var verified = plimsoll.get(LIST + "/sk-2").path("verified");
        assertThat(verified.path("state").asString()).isEqualTo("mismatch");
        assertThat(verified.path("at").asString()).isEqualTo("2026-11-17T09:05:00Z");
    }

    @Test
    void ofSeveralThatWereWithdrawnTheFirstFailed() {
        var at = Instant.parse("2026-11-16T09:00:00Z");
        report(List.of(
                deployed("a", Stories.A, at),
                deployed("b", Stories.B, at.plusSeconds(600)),
                deployed("c", Stories.C, at.plusSeconds(1200)),
                deployed("a-again", Stories.A, at.plusSeconds(1800))));

        assertThat(plimsoll.get(LIST + "/b").path("failed").asBoolean()).isTrue();
        assertThat(plimsoll.get(LIST + "/c").path("failed").asBoolean(true)).isFalse();
    }

    @Test
    void theOneThatASenderNamesFailedAndNoOther() {
        var at = Instant.parse("2026-11-16T09:00:00Z");
        report(List.of(
                deployed("a", Stories.A, at),
                deployed("b", Stories.B, at.plusSeconds(600)),
                deployed("c", Stories.C, at.plusSeconds(1200)),
                Stories.deployment(
                        "back",
                        "pay",
                        Stories.A,
                        null,
                        "succeeded",
                        at.plusSeconds(1740),
                        at.plusSeconds(1800),
                        "\"rollback_of\":\"c\"")));

        assertThat(plimsoll.get(LIST + "/c").path("failed").asBoolean()).isTrue();
        assertThat(plimsoll.get(LIST + "/b").path("failed").asBoolean(true)).isFalse();
        assertThat(plimsoll.get(LIST + "/back").path("rollback_of").asString()).isEqualTo("c");
    }

    @Test
    void aFreshChangeIsMaturing() {
        var now = Instant.now();
        report(List.of(
                deployed("old", Stories.A, now.minus(Duration.ofDays(3))),
                deployed("new", Stories.B, now.minus(Duration.ofHours(1)))));

        assertThat(plimsoll.get(LIST + "/new").path("failed").asString()).isEqualTo("maturing");
        assertThat(plimsoll.get(LIST + "/old").path("failed").isNull()).isTrue();
    }

    @Test
    void narrowsToAKindToAnOutcomeAndToATeam() {
        report(Stories.loop());
        report(Stories.missingSecret());
        report(Stories.configuration());

        assertThat(ids("kind=rollback")).containsExactly("bc-2", "cc-3");
        assertThat(ids("kind=redeploy&limit=1000")).hasSize(46);
        assertThat(ids("kind=rollback&service=login&environment=Production")).containsExactly("bc-2");
        assertThat(ids("outcome=succeeded_unverified&service=payment-service")).containsExactly("cc-2", "cc-1");
        assertThat(ids("outcome=failed")).isEmpty();
        assertThat(ids("service=login&from=2026-11-16T10:50:00Z&to=2026-11-16T11:00:00Z"))
                .containsExactly("bc-2");
    }

    @Test
    void pagesOfAKindNeitherRepeatNorLoseOne() {
        report(Stories.loop());
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = plimsoll.get(LIST + "?kind=redeploy&limit=10&cursor=" + cursor);
            page.path("deployments").forEach(one -> seen.add(one.path("id").asString()));
            cursor = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!cursor.isEmpty());

        assertThat(seen)
                .hasSize(46)
                .doesNotHaveDuplicates()
                .startsWith("loop-46")
                .endsWith("loop-1");
    }

    @ParameterizedTest
    @CsvSource({
        "kind, bogus, 'baseline,change,redeploy,rollback,config'",
        "outcome, success, 'created,waiting,queued,running,succeeded,succeeded_unverified,failed,partial,cancelled,rejected'"
    })
    void aWordThatIsNotOnTheListIsAnsweredWithTheList(String parameter, String said, String words) {
        var answer = answer(LIST + "?" + parameter + "=" + said);

        assertThat(answer.statusCode()).isEqualTo(400);
        var problem = plimsoll.get(LIST + "?" + parameter + "=" + said);
        assertThat(problem.path("type").asString()).isEqualTo("/problems/unknown-word");
        assertThat(words(problem.path("words"))).containsExactly(words.split(","));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/deployments?service=payment-servise, payment-service",
        "/api/v1/running?service=payment-servise, payment-service",
        "/api/v1/deployments?environment=producton, production"
    })
    void aNameThatNothingHasIsAnsweredWithSimilarOnes(String address, String similar) {
        report(Stories.missingSecret());

        assertThat(answer(address).statusCode()).isEqualTo(404);
        var problem = plimsoll.get(address);
        assertThat(problem.path("type").asString()).isEqualTo("/problems/unknown-name");
        assertThat(words(problem.path("similar"))).containsExactly(similar);
    }

    @ParameterizedTest
    @CsvSource({"from=yesterday, from", "limit=many, limit"})
    void aValueThatCannotBeIsNamed(String query, String parameter) {
        var problem = plimsoll.get(LIST + "?" + query);

        assertThat(problem.path("type").asString()).isEqualTo("/problems/invalid-parameter");
        assertThat(problem.path("title").asString()).isEqualTo("Correct the parameter " + parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-16T09:40",
                "2026-11-16+09:40",
                "2026-11-16T10:40:00+01:00",
                "2026-11-16T09:40:00.123456789Z"
            })
    void anInstantIsWrittenAsOnThePages(String at) {
        report(Stories.missingSecret());

        var answer = plimsoll.get("/api/v1/running?at=" + at);

        assertThat(answer.path("at").asString()).startsWith("2026-11-16T09:40:00");
        assertThat(answer.path("running").get(0).path("sha").asString()).isEqualTo(Stories.A);
        assertThat(plimsoll.get("/api/v1/rollbacks?from=" + at).path("rollbacks"))
                .isEmpty();
    }

    @Test
    void anInstantThatIsNoneIsAnsweredWithTheFormsOfOne() {
        for (var address : List.of("/api/v1/running?at=soon", "/api/v1/rollbacks?from=soon", LIST + "?to=soon")) {
            var problem = plimsoll.get(address);

            assertThat(problem.path("type").asString()).isEqualTo("/problems/invalid-parameter");
            assertThat(words(problem.path("accepted"))).containsExactlyElementsOf(PointInTime.FORMS);
        }
        assertThat(plimsoll.get(LIST + "?limit=many").has("accepted")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "at=2099-01-01, invalid-parameter",
        "known_at=2099-01-01T00:00:00Z, invalid-parameter",
        "service=%00, malformed-address",
        "team=a%00b, malformed-address"
    })
    void whatIsStillToComeOrCannotBeANameIsRefused(String query, String problem) {
        var answer = plimsoll.answer("/api/v1/running?" + query, Plimsoll.VIEWER);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/" + problem);
    }

    @Test
    void comesAsCsv() {
        report(Stories.missingSecret());
        report(List.of(Stories.deployment(
                        "=cmd,\"x\"",
                        "payment-service",
                        Stories.C,
                        null,
                        "failed",
                        Instant.parse("2026-11-17T09:00:00Z"),
                        Instant.parse("2026-11-17T09:05:00Z"),
                        "")
                .replace("=cmd,\"x\"", "=cmd,\\\"x\\\"")));

        var answer = answer(LIST + "?format=csv&limit=2");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Link").orElseThrow()).contains("rel=\"next\"");
        assertThat(answer.body().split("\r\n")).hasSize(3);
        assertThat(answer.body()).startsWith("number,id,origin,").contains(",\"'=cmd,\"\"x\"\"\",events,");
        assertThat(answer("/api/v1/running?format=csv").body())
                .startsWith("at,service,environment,")
                .contains(",payment-service,production,*,stable,running," + Stories.A + ",");
    }

    private String[] words(JsonNode list) {
        var words = new ArrayList<String>();
        list.forEach(word -> words.add(word.asString()));
        return words.toArray(String[]::new);
    }

    private List<String> ids(String query) {
        var ids = new ArrayList<String>();
        plimsoll.get(LIST + "?" + query)
                .path("deployments")
                .forEach(one -> ids.add(one.path("id").asString()));
        return ids;
    }

    private HttpResponse<String> answer(String path) {
        return plimsoll.answer(path, Plimsoll.VIEWER);
    }

    private static String deployed(String id, String sha, Instant at) {
        return Stories.deployment(id, "pay", sha, null, "succeeded", at.minusSeconds(60), at, "");
    }

    private void report(List<String> events) {
        var answer = plimsoll.report("[" + String.join(",", events) + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
}
