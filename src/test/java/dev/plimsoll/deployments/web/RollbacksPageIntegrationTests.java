package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.deployments.Stories;
import dev.plimsoll.testing.Plimsoll;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Tests for rollbacks as people and programs see them: executed, version restored, service restored. */
@PageTest
class RollbacksPageIntegrationTests {

    private static final Instant NINE = Instant.parse("2026-11-16T09:00:00Z");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private MockMvcTester http;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void theStoryOfAMissingSecretIsOneOfFourMinutesThatBroughtTheVersionBack() throws Exception {
        report(Stories.missingSecret());

        var row = rows(page("/rollbacks?days=365")).get(0);
        assertThat(row.select("td").eachText())
                .satisfiesExactly(
                        versions -> assertThat(versions).isEqualTo("b7d04e1 back to a3f91c2"),
                        where -> assertThat(where).isEqualTo("payment-service production"),
                        began -> assertThat(began).contains("16 Nov 09:31"),
                        took -> assertThat(took).isEqualTo("4 min"),
                        restored -> assertThat(restored)
                                .startsWith("yes, seen running")
                                .contains("09:38 by cluster"),
                        service -> assertThat(service).isEqualTo("unknown: no incident is known"),
                        left -> assertThat(left).isEqualTo("nothing known"),
                        because -> assertThat(because).isEqualTo("a3f91c2 ran there before b7d04e1"));

        var rollback = rollbacks("").get(0);
        assertThat(rollback.path("started_at").asString()).isEqualTo("2026-11-16T09:31:00Z");
        assertThat(rollback.path("finished_at").asString()).isEqualTo("2026-11-16T09:35:00Z");
        assertThat(rollback.path("duration_s").asInt()).isEqualTo(240);
        assertThat(rollback.path("from").path("sha").asString()).isEqualTo(Stories.B);
        assertThat(rollback.path("to").path("sha").asString()).isEqualTo(Stories.A);
        assertThat(rollback.path("version_restored").asBoolean()).isTrue();
        assertThat(rollback.path("version_restored_at").asString()).isEqualTo("2026-11-16T09:38:00Z");
        assertThat(rollback.path("version_restored_by").asString()).isEqualTo("cluster");
        assertThat(rollback.path("service_restored").isNull()).isTrue();
        assertThat(rollback.path("service_restored_because").asString()).isEqualTo("unknown: no incident is known");
        assertThat(rollback.path("withdrew").path("deployment").asString()).isEqualTo("cc-2");
    }

    @Test
    void theStoryOfAConfigurationWasExecutedAtFiveToElevenAndProvesNothingOfTheService() throws Exception {
        report(Stories.configuration());

        var rollback = rollbacks("?service=login").get(0);
        assertThat(rollback.path("id").asString()).isEqualTo("bc-2");
        assertThat(rollback.path("finished_at").asString()).isEqualTo("2026-11-16T10:55:00Z");
        assertThat(rollback.path("config_hash").asString()).isEqualTo("c0");
        assertThat(rollback.path("version_restored").asBoolean()).isTrue();
        assertThat(rollback.path("version_restored_because").asString()).isEqualTo("as reported: nobody has looked");
        assertThat(rollback.path("not_undone")).isEmpty();
        assertThat(rows(page("/rollbacks?days=365")).get(0).text())
                .contains("yes, as reported: nobody has looked")
                .contains("unknown: no incident is known");
    }

    @Test
    void figuresAreOfAllThatTheFilterLetsThrough() throws Exception {
        report(Stories.missingSecret());
        report(Stories.configuration());
        report(List.of(
                released("w-1", Stories.A, NINE),
                released("w-2", Stories.B, NINE.plusSeconds(600)),
                Stories.deployment(
                        "w-3",
                        "pay",
                        Stories.A,
                        null,
                        "succeeded",
                        NINE.plusSeconds(1200),
                        NINE.plusSeconds(1200 + 22 * 60),
                        "")));

        var figures = page("/rollbacks?days=365").select(".figures li .v").eachText();
        assertThat(figures).containsExactly("3", "4 min", "22 min", "3 of 3", "unknown");
        assertThat(page("/rollbacks?days=365&service=pay").select(".figures .v").eachText())
                .containsExactly("1", "22 min", "22 min", "1 of 1", "unknown");
    }

    @Test
    void saysWhatItDidNotUndo() throws Exception {
        report(List.of(
                released("a", Stories.A, NINE.minus(Duration.ofDays(1))),
                other("old-secret", "secret", NINE.minus(Duration.ofHours(8))),
                other("migration", "migration", NINE.minusSeconds(120)),
                released("b", Stories.B, NINE),
                other("secret", "secret", NINE.plusSeconds(300)),
                released("a-again", Stories.A, NINE.plusSeconds(600)),
                other("later", "secret", NINE.plusSeconds(900))));

        assertThat(rollbacks("").get(0).path("not_undone"))
                .satisfiesExactly(
                        migration -> {
                            assertThat(migration.path("what").asString()).isEqualTo("migration");
                            assertThat(migration.path("deployment").asString()).isEqualTo("migration");
                        },
                        secret ->
                                assertThat(secret.path("deployment").asString()).isEqualTo("secret"));
        assertThat(rows(page("/rollbacks?days=365")).get(0).select(".left li").eachText())
                .satisfiesExactly(
                        migration -> assertThat(migration).startsWith("a migration of the database"),
                        secret -> assertThat(secret).startsWith("a new secret"));
    }

    @Test
    void saysThatTheConfigurationDiffersFromWhatRanWithTheVersionThen() {
        report(List.of(
                Stories.commit("pay", Stories.A, null, NINE.minusSeconds(900)),
                Stories.commit("pay", Stories.B, Stories.A, NINE.minusSeconds(800)),
                configured("a", Stories.A, "c0", NINE),
                configured("b", Stories.B, "c1", NINE.plusSeconds(600)),
                configured("a-again", Stories.A, "c1", NINE.plusSeconds(1200))));

        var rollback = rollbacks("").get(0);
        assertThat(rollback.path("version_restored").asBoolean(true)).isFalse();
        assertThat(rollback.path("not_undone").get(0).path("was").asString()).isEqualTo("c0");
        assertThat(rollback.path("not_undone").get(0).path("is").asString()).isEqualTo("c1");
        assertThat(rollback.path("withdrew").path("deployment").asString()).isEqualTo("b");
    }

    @Test
    void theServiceIsRestoredWhenItsIncidentEndsBeforeAnotherChange() throws Exception {
        report(Stories.missingSecret());
        report(List.of(incident(
                "INC-1", "payment-service", "2026-11-16T09:20:00Z", "2026-11-16T09:45:00Z", "2026-11-16T10:30:00Z")));

        var rollback = rollbacks("").get(0);
        assertThat(rollback.path("service_restored").asBoolean()).isTrue();
        assertThat(rollback.path("service_restored_at").asString()).isEqualTo("2026-11-16T09:45:00Z");
        assertThat(rollback.path("service_restored_after_s").asInt()).isEqualTo(600);
        assertThat(rollback.path("incident").asString()).isEqualTo("INC-1");
        var page = page("/rollbacks?days=365");
        assertThat(rows(page).get(0).select("td").get(5).text())
                .startsWith("yes: ")
                .contains("09:45, 10 min after it")
                .endsWith("(INC-1)");
        assertThat(page.select(".figures li:last-child").text())
                .isEqualTo("Restored at once 1 of 1 all of them had an incident");
        assertThat(http.get().uri("/rollbacks?days=365&format=csv").exchange())
                .bodyText()
                .contains(",yes,the incident ended and nothing else had changed,2026-11-16T09:45:00Z,600,INC-1,");
    }

    /** Rolled back at 10:55, mended at 11:32. */
    @Test
    void aRollbackThatWasNoCureSaysWhatWas() throws Exception {
        report(Stories.configuration());
        report(List.of(incident("INC-2", "login", "2026-11-16T10:49:00Z", null, "2026-11-16T11:39:00Z")));

        var rollback = rollbacks("?service=login").get(0);
        assertThat(rollback.path("service_restored").asBoolean(true)).isFalse();
        assertThat(rollback.path("service_restored_because").asString())
                .isEqualTo("no: executed, did not restore: restored by configuration c2");
        assertThat(rollback.path("service_restored_at").asString()).isEqualTo("2026-11-16T11:39:00Z");
        var page = page("/rollbacks?days=365");
        var sentence = rows(page).get(0).select("td").get(5);
        assertThat(sentence.text())
                .startsWith("no: executed, did not restore: restored by configuration c2 at ")
                .contains("11:39");
        assertThat(sentence.select("a").eachAttr("href"))
                .containsExactly("/d/" + rollback.path("service_restored_by").asLong(), "/incidents/INC-2");
        assertThat(page.select(".figures li:last-child .v").text()).isEqualTo("0 of 1");
    }

    @Test
    void whileTheIncidentIsOpenTheServiceIsNotRestoredYet() throws Exception {
        report(Stories.missingSecret());
        report(List.of(incident("INC-3", "payment-service", "2026-11-16T09:20:00Z", null, null)));

        assertThat(rollbacks("").get(0).path("service_restored").isNull()).isTrue();
        assertThat(rollbacks("").get(0).path("service_restored_because").asString())
                .isEqualTo("not yet: the incident is open");
        assertThat(rows(page("/rollbacks?days=365")).get(0).select("td").get(5).text())
                .isEqualTo("not yet: the incident is open (INC-3)");
    }

    @Test
    void incidentsOfOtherPlacesAndTimesSayNothing() {
        report(Stories.missingSecret());
        report(List.of(
                incident("INC-4", "login", "2026-11-16T09:20:00Z", null, null),
                incident("INC-5", "payment-service", "2026-11-16T09:20:00Z", null, null)
                        .replace("production", "staging"),
                incident("INC-6", "payment-service", "2026-11-16T09:40:00Z", null, null),
                incident("INC-7", "payment-service", "2026-11-16T09:20:00Z", null, "2026-11-16T09:30:00Z")));

        assertThat(rollbacks("").get(0).path("service_restored_because").asString())
                .isEqualTo("unknown: no incident is known");
    }

    private static String incident(String id, String service, String opened, String mitigated, String resolved) {
        return """
                {"type": "incident", "id": "%s", "services": ["%s"], "environment": "production", "opened_at": "%s"%s%s}
                """.formatted(
                        id,
                        service,
                        opened,
                        mitigated == null ? "" : ", \"mitigated_at\": \"" + mitigated + "\"",
                        resolved == null ? "" : ", \"resolved_at\": \"" + resolved + "\"");
    }

    @Test
    void anotherVersionThatWasSeenMeansThatItDidNotComeBack() {
        report(List.of(
                released("a", Stories.A, NINE),
                released("b", Stories.B, NINE.plusSeconds(600)),
                released("a-again", Stories.A, NINE.plusSeconds(1200)),
                Stories.observation("pay", Stories.C, null, NINE.plusSeconds(1500), 3)));

        var rollback = rollbacks("").get(0);
        assertThat(rollback.path("version_restored").asBoolean(true)).isFalse();
        assertThat(rollback.path("version_restored_because").asString()).isEqualTo("another version was seen running");
        assertThat(rollback.path("version_restored_by").asString()).isEqualTo("cluster");
    }

    @Test
    void narrowsAndPages() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var events = new ArrayList<String>();
        for (var n = 0; n < 24; n++) {
            events.add(released("n-" + n, n % 2 == 0 ? Stories.A : Stories.B, now.minusSeconds(100_000L - 600L * n)));
        }
        report(events);
        report(Stories.missingSecret());

        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = plimsoll.get("/api/v1/rollbacks?limit=5&cursor=" + cursor);
            page.path("rollbacks").forEach(one -> seen.add(one.path("id").asString()));
            cursor = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(23).doesNotHaveDuplicates();
        assertThat(rollbacks("?service=payment-service&environment=production")).hasSize(1);
        assertThat(rollbacks("?to=2026-11-16T09:35:00Z")).isEmpty();
        assertThat(rollbacks("?from=2026-11-16T09:35:00Z&to=2026-11-16T09:35:01Z"))
                .hasSize(1);
        assertThat(plimsoll.get("/api/v1/rollbacks?service=paymet-service")
                        .path("similar")
                        .path(0)
                        .asString())
                .isEqualTo("payment-service");
    }

    @Test
    void comesAsCsvAndAsJson() {
        report(Stories.missingSecret());

        assertThat(http.get().uri("/rollbacks?days=365&format=csv").exchange())
                .hasStatusOk()
                .hasContentType("text/csv;charset=UTF-8")
                .bodyText()
                .startsWith("number,id,service,")
                .contains("," + Stories.B + "," + Stories.A + ",2026-11-16T09:31:00Z,2026-11-16T09:35:00Z,240,yes,");
        assertThat(http.get().uri("/rollbacks?days=365&format=json").exchange())
                .bodyJson()
                .extractingPath("$.rollbacks[0].duration_s")
                .isEqualTo(240);
        assertThat(plimsoll.answer("/api/v1/rollbacks?format=csv", Plimsoll.VIEWER)
                        .body())
                .startsWith("number,id,service,");
    }

    @Test
    void saysWhatItWouldShowWhileThereIsNothing() throws Exception {
        assertThat(page("/rollbacks").select(".blank b").text()).isEqualTo("Nothing has been deployed yet");
        assertThat(page("/rollbacks").select(".figures")).isEmpty();

        report(List.of(released("a", Stories.A, NINE)));

        assertThat(page("/rollbacks?days=7").select(".blank b").text()).isEqualTo("No rollback in the last 7 days");
        assertThat(page("/rollbacks?days=7").select(".blank a").attr("href")).isEqualTo("/rollbacks?days=365");
        assertThat(page("/rollbacks?service=nothing&days=30").select(".blank a").attr("href"))
                .isEqualTo("/rollbacks?days=30");
        assertThat(page("/rollbacks?env=nowhere").select(".blank b").text()).isEqualTo("No rollback matches");
    }

    private static String released(String id, String sha, Instant at) {
        return Stories.deployment(id, "pay", sha, null, "succeeded", at.minusSeconds(60), at, "");
    }

    private static String configured(String id, String sha, String hash, Instant at) {
        return Stories.deployment(
                id, "pay", sha, null, "succeeded", at.minusSeconds(60), at, "\"config_hash\":\"" + hash + "\"");
    }

    private static String other(String id, String kind, Instant at) {
        return Stories.deployment(
                id, "pay", null, null, "succeeded", at.minusSeconds(30), at, "\"kind\":\"" + kind + "\"");
    }

    private JsonNode rollbacks(String query) {
        return plimsoll.get("/api/v1/rollbacks" + query).path("rollbacks");
    }

    private static List<Element> rows(Document page) {
        return page.select("table.rollbacks tbody tr");
    }

    private Document page(String address) throws Exception {
        var answer = http.get().uri(address).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    private void report(List<String> events) {
        var answer = plimsoll.report("[" + String.join(",", events) + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"rejected\":[]");
    }
}
