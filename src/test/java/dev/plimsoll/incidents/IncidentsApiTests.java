package dev.plimsoll.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Incidents as programs ask for them, and the post-mortem. */
@PlimsollTest
class IncidentsApiTests {

    @Autowired
    Plimsoll plimsoll;

    @Autowired
    NamedIncidents named;

    @Autowired
    PostMortems postMortems;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void incidentsAreListedPageByPage() {
        tell(Outages.withoutItsSecret());
        tell(Outages.badConfiguration());

        var first = plimsoll.get("/api/v1/incidents?limit=1");
        var second = plimsoll.get(
                "/api/v1/incidents?limit=1&cursor=" + first.path("next").asString());

        assertThat(ids(first)).containsExactly("INC-7");
        assertThat(ids(second)).containsExactly("INC-142");
        assertThat(second.path("next").isNull()).isTrue();
        var item = second.path("incidents").get(0);
        assertThat(item.path("state").asString()).isEqualTo("closed");
        assertThat(item.path("services").toString()).isEqualTo("[\"payment-service\"]");
        assertThat(item.path("attribution").path("rule").asInt()).isEqualTo(2);
        assertThat(item.path("attribution").path("sha").asString()).startsWith("c41f7ae");
    }

    @Test
    void theListIsNarrowedAndComesAsATable() {
        tell(Outages.withoutItsSecret());
        tell(Outages.trafficRose());

        assertThat(ids(plimsoll.get("/api/v1/incidents?service=gateway"))).containsExactly("INC-9");
        assertThat(ids(plimsoll.get("/api/v1/incidents?undecided=true"))).containsExactly("INC-9");
        assertThat(ids(plimsoll.get("/api/v1/incidents?state=open"))).isEmpty();
        assertThat(ids(plimsoll.get("/api/v1/incidents?environment=Production&to=2026-11-17")))
                .containsExactly("INC-142");
        assertThat(plimsoll.answer("/api/v1/incidents?format=csv", Plimsoll.VIEWER)
                        .body())
                .startsWith("id,key,title,severity,services,")
                .contains("INC-142,INC-142,Payments fail after a release without its Secret,sev1,payment-service,");
    }

    @Test
    void oneTellsItsMeasuresWithTheirTwoInstants() {
        tell(Outages.withoutItsSecret());

        var answer = plimsoll.get("/api/v1/incidents/INC-142");

        assertThat(answer.path("restored_at").asString()).isEqualTo("2026-11-16T09:38:00Z");
        assertThat(answer.path("alerts")).hasSize(2);
        var detected = answer.path("measures").path("detected");
        assertThat(detected.path("value_s").asLong()).isEqualTo(180);
        assertThat(detected.path("from").path("at").asString()).isEqualTo("2026-11-16T09:17:00Z");
        assertThat(detected.path("to").path("event").asString()).isEqualTo("first alert");
        assertThat(answer.path("measures").propertyNames())
                .containsExactlyElementsOf(Arrays.stream(MeasureKind.values())
                        .map(MeasureKind::word)
                        .toList());
        assertThat(answer.path("rollbacks")).hasSize(1);
        assertThat(answer.path("rollbacks").get(0).path("duration_s").asLong()).isEqualTo(240);
        assertThat(answer.path("rollbacks").get(0).path("service_restored").asBoolean())
                .isTrue();
        assertThat(answer.path("phases").get(0).path("words").asString()).isEqualTo("unnoticed");
        var suspect = answer.path("suspects").path("items").get(0);
        assertThat(suspect.path("deployment").asLong())
                .isEqualTo(answer.path("attribution").path("deployment").asLong());
        assertThat(suspect.path("factors").get(0).path("value").asDouble()).isBetween(0.9, 1.0);
        assertThat(answer.path("merged_into").isNull()).isTrue();
    }

    @Test
    void anUnknownMeasureHasNoValueAndSaysWhy() {
        tell(Outages.withoutItsSecret().stream()
                .filter(event -> !event.contains("\"type\":\"alert\"") && !event.contains("\"type\":\"deployment\""))
                .toList());

        var measures = plimsoll.get("/api/v1/incidents/INC-142").path("measures");

        assertThat(measures.path("detected").path("value_s").isNull()).isTrue();
        assertThat(measures.path("detected").path("reason").asString()).isEqualTo("no alert event");
        assertThat(measures.path("rolled_back").path("reason").asString()).isEqualTo("no rollback");
    }

    @Test
    void oneThatWasMergedIsAnsweredWithTheOneThatStandsForIt() {
        tell(Outages.withoutItsSecret());
        tell(Outages.trafficRose());
        jdbc.sql("""
                        update incidents.incident
                           set merged_into = (select id from incidents.incident where key = 'INC-142')
                         where key = 'INC-9'
                        """).update();

        var answer = plimsoll.get("/api/v1/incidents/INC-9");

        assertThat(answer.path("key").asString()).isEqualTo("INC-142");
        assertThat(answer.path("asked_for").asString()).isEqualTo("INC-9");
        assertThat(answer.path("merged_into").asString()).isEqualTo("INC-142");
        assertThat(answer.path("duplicates").toString()).isEqualTo("[\"INC-9\"]");
    }

    @Test
    void theTimelineComesWithItsSourcesAndAsATable() {
        tell(Outages.withoutItsSecret());

        var shown = plimsoll.get("/api/v1/incidents/INC-142/timeline");
        var all = plimsoll.get("/api/v1/incidents/INC-142/timeline?all=true");
        var table = plimsoll.answer("/api/v1/incidents/INC-142/timeline?format=csv", Plimsoll.VIEWER);

        assertThat(shown.path("rows")).hasSize(15);
        assertThat(all.path("rows").size()).isGreaterThan(15);
        var row = shown.path("rows").get(4);
        assertThat(row.path("at").asString()).isEqualTo("2026-11-16T09:17:00Z");
        assertThat(row.path("offset_s").asLong()).isEqualTo(-60);
        assertThat(row.path("source").asString()).isNotBlank();
        assertThat(row.path("key").asBoolean()).isTrue();
        assertThat(row.path("original_at").isNull()).isTrue();
        assertThat(table.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(table.body().lines()).hasSize(16);
    }

    @Test
    void whatIsNotThereIsAProblem() {
        assertThat(problem("/api/v1/incidents/nothing", 404)).isEqualTo("/problems/unknown-incident");
        assertThat(problem("/api/v1/incidents/nothing/timeline", 404)).isEqualTo("/problems/unknown-incident");
        assertThat(problem("/api/v1/incidents/nothing/postmortem.md", 404)).isEqualTo("/problems/unknown-incident");
        assertThat(problem("/api/v1/incidents?service=nothing", 404)).isEqualTo("/problems/unknown-name");
        assertThat(problem("/api/v1/incidents?state=odd", 400)).isEqualTo("/problems/unknown-word");
        assertThat(problem("/api/v1/incidents?cursor=odd", 400)).isEqualTo("/problems/invalid-cursor");
        assertThat(problem("/api/v1/incidents?from=odd", 400)).isEqualTo("/problems/invalid-parameter");
        assertThat(problem("/api/v1/incidents?undecided=odd", 400)).isEqualTo("/problems/invalid-parameter");
    }

    @Test
    void thePostMortemHasEveryRowAndEveryMeasure() {
        tell(Outages.withoutItsSecret());

        var answer = plimsoll.answer("/api/v1/incidents/INC-142/postmortem.md", Plimsoll.VIEWER);
        var text = answer.body();

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/markdown;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"INC-142.md\"");
        var file = named.find("INC-142").orElseThrow().file();
        assertThat(file.rows())
                .filteredOn(TimelineRow::isShown)
                .hasSize(15)
                .allSatisfy(row ->
                        assertThat(text).contains(Markdown.plain(row.entry().text())));
        assertThat(file.measures())
                .allSatisfy(measure ->
                        assertThat(text).contains("| " + measure.kind().title() + " | "));
        assertThat(text)
                .contains("| Service restored | 21 min | 2026-11-16 09:17:00 UTC, ")
                .contains("`" + Outages.DIGEST_BAD + "`")
                .contains("Nobody was asked")
                .doesNotContain("null");
    }

    @Test
    void thePostMortemKeepsItsOrderAndInventsNothing() {
        tell(Outages.withoutItsSecret());

        var text = postMortem("INC-142", "Europe/Berlin");

        assertThat(text.lines().filter(line -> line.startsWith("#")))
                .containsExactly(
                        "# Payments fail after a release without its Secret",
                        "## Summary",
                        "## Impact",
                        "## Root causes",
                        "## Trigger",
                        "## Resolution",
                        "## Detection",
                        "## Action items",
                        "## Lessons learned",
                        "### What went well",
                        "### What went wrong",
                        "### Where we got lucky",
                        "## Timeline",
                        "## Appendix",
                        "### Evidence",
                        "### Approvals",
                        "### Measures",
                        "### Corrections to the timeline",
                        "## What else was told");
        assertThat(text)
                .contains("- Authors: _To be written: who wrote this_")
                .contains("| 2026-11-16 09:17:00 | 2026-11-16 10:17:00 CET | −1 min |");
    }

    @Test
    void markupInWhatOthersWroteStaysText() {
        var events = new ArrayList<>(Outages.withoutItsSecret());
        events.replaceAll(event -> event.replace(
                "Payments fail after a release without its Secret",
                "# **Big** <script>alert(1)</script> [x](javascript:y) a|b &lt;"));
        tell(events);

        assertThat(postMortem("INC-142", "UTC"))
                .startsWith(
                        "# \\# \\*\\*Big\\*\\* \\<script\\>alert\\(1\\)\\</script\\> \\[x\\]\\(javascript:y\\) a\\|b \\&lt;\n");
    }

    @Test
    void correctionsOfTheTimelineStandInTheAppendix() {
        tell(Outages.withoutItsSecret());
        var entry = named.find("INC-142").orElseThrow().file().rows().stream()
                .filter(row -> row.entry().text().startsWith("Impact began"))
                .findFirst()
                .orElseThrow()
                .entry();
        jdbc.sql("""
                        insert into incidents.edit (incident_id, entry, aspect, title, by, edited_at)
                        select id, :entry, 'title', 'All pods crash', 'ann', '2026-11-17T08:00:00Z'
                          from incidents.incident
                         where key = 'INC-142'
                        """).param("entry", entry.id()).update();

        assertThat(postMortem("INC-142", "UTC"))
                .contains("All pods crash (corrected) |")
                .contains("- 2026-11-17 08:00:00 UTC, ann: %s reworded to “All pods crash”, first said as “Impact began"
                        .formatted(entry.id()));
    }

    private String postMortem(String name, String zone) {
        return postMortems.text(named.find(name).orElseThrow().file(), ZoneId.of(zone));
    }

    private String problem(String address, int status) {
        var answer = plimsoll.answer(address, Plimsoll.VIEWER);
        assertThat(answer.statusCode()).as(address).isEqualTo(status);
        return plimsoll.get(address).path("type").asString();
    }

    private static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.path("incidents").forEach(one -> ids.add(one.path("id").asString()));
        return ids;
    }

    private void tell(List<String> events) {
        assertThat(plimsoll.report("[" + String.join(",", events) + "]").body()).contains("\"rejected\":[]");
    }
}
