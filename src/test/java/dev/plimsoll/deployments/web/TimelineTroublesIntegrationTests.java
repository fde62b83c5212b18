package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.deployments.Stories;
import dev.plimsoll.testing.Plimsoll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** Tests for the lanes of incidents and alerts on the timeline. */
@PageTest
class TimelineTroublesIntegrationTests {

    private static final Instant NINE = Instant.parse("2026-11-16T09:00:00Z");
    private static final String MORNING = "/timeline?from=2026-11-16T09:00:00Z&to=2026-11-16T12:00:00Z";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private JsonMapper json;

    @BeforeEach
    void aServiceInTwoEnvironments() {
        plimsoll.empty();
        report(List.of(
                Stories.deployment("p-1", "pay", Stories.A, null, "succeeded", NINE, NINE.plusSeconds(60), ""),
                Stories.deployment("c-1", "cart", Stories.A, null, "succeeded", NINE, NINE.plusSeconds(60), ""),
                Stories.deployment("s-1", "pay", Stories.A, null, "succeeded", NINE, NINE.plusSeconds(30), "")
                        .replace("production", "staging")));
    }

    @Test
    void standAboveThoseOfVersionsAndLeadToTheIncident() throws Exception {
        report(List.of(
                alert("a-1", "HighErrorRate", "pay", "production", 20, 50),
                incident("INC-7", "pay", "production", 21, 60)));

        var page = page(MORNING);

        assertThat(page.select(".lanes ol .shared").eachText()).containsExactly("Incidents 1", "Alerts 1");
        assertThat(page.select(".plot .trouble").eachAttr("href"))
                .containsExactly("/incidents/INC-7", "/incidents/INC-7");
        assertThat(page.select(".plot .bar-incident").attr("width")).isEqualTo("21.67%");
        assertThat(page.select(".plot .trouble text").eachText()).contains("INC-7", "HighErrorRate");
        assertThat(page.select("#window + p").text()).isEqualTo("4 marks in 4 lanes");
        assertThat(page.select(".lanes ol li:last-child b").text()).isEqualTo("pay");
        assertThat(page.select("#marks tbody tr:not(.day-head)").eachText())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("incident pay production INC-7Payments fail")
                                .contains("ended after"),
                        second -> assertThat(second).contains("alert pay production HighErrorRate"),
                        third -> assertThat(third).contains("deployed"),
                        fourth -> assertThat(fourth).contains("deployed"));
    }

    @Test
    void runToTheRightEdgeWhileTheyLast() throws Exception {
        report(List.of(incident("INC-8", "pay", "production", 90, null)));

        var bar = page(MORNING).select(".plot .bar-incident");

        assertThat(bar.attr("x")).isEqualTo("50.00%");
        assertThat(bar.attr("width")).isEqualTo("50.00%");
        assertThat(page("/timeline?from=2026-11-16T11:00:00Z&to=2026-11-16T12:00:00Z")
                        .select("#marks tbody tr:not(.day-head)")
                        .text())
                .contains("INC-8")
                .contains("lasts");
    }

    @Test
    void areFilteredAsThePageIs() throws Exception {
        report(List.of(
                incident("INC-1", "pay", "production", 20, 40),
                incident("INC-2", "cart", "production", 20, 40),
                incident("INC-3", "pay", "staging", 20, 40),
                incident("INC-4", "pay", null, 20, 40)));

        assertThat(drawn(MORNING)).containsExactly("INC-1", "INC-2", "INC-4");
        assertThat(drawn(MORNING + "&service=cart")).containsExactly("INC-2");
        assertThat(drawn(MORNING + "&service=pa&env=all")).containsExactly("INC-1", "INC-3", "INC-4");
        assertThat(drawn(MORNING + "&env=staging")).containsExactly("INC-3");
        assertThat(drawn(MORNING + "&lanes=versions")).isEmpty();
        assertThat(drawn(MORNING + "&lanes=others")).isEmpty();
        var alone = page(MORNING + "&lanes=incidents");
        assertThat(alone.select(".plot .trouble")).hasSize(3);
        assertThat(alone.select(".plot .bar-old")).isEmpty();
        assertThat(alone.select("#kinds option[selected]").text()).isEqualTo("Incidents and alerts");
        assertThat(page("/timeline?from=2026-11-15T09:00:00Z&to=2026-11-15T12:00:00Z&lanes=incidents")
                        .select(".blank b")
                        .first()
                        .text())
                .isEqualTo("No incident and no alert in this range");
    }

    @Test
    void countWhatDoesNotFitAndTheTableHasAllOfThem() throws Exception {
        report(IntStream.range(0, 250)
                .mapToObj(n -> alert("a-" + n, "Alert" + n, "pay", "production", 30 + n / 10, null))
                .toList());

        var page = page(MORNING + "&lanes=incidents");

        assertThat(page.select(".lanes ol .shared").eachText()).contains("Alerts 250, 4 drawn");
        var seen = new ArrayList<String>();
        for (String next = MORNING + "&lanes=incidents"; next != null; ) {
            var part = page(next);
            seen.addAll(part.select("#marks tbody td:nth-child(5) a").eachText());
            next = part.select("a[rel=next]").isEmpty()
                    ? null
                    : part.select("a[rel=next]").attr("href");
        }
        assertThat(seen.stream().filter(name -> name.startsWith("Alert")))
                .hasSize(250)
                .doesNotHaveDuplicates();
    }

    @Test
    void areInTheExports() throws Exception {
        report(List.of(incident("INC-7", "pay", "production", 20, 60), """
                {"type": "alert", "id": "low", "name": "Slow", "severity": "info", "service": "pay", "environment": "production",
                 "started_at": "%s", "ended_at": "%s", "url": "https://alerts.example.org/1"}
                """.formatted(
                        NINE.plusSeconds(7200), NINE.plusSeconds(7260))));

        var marks = json.readTree(text(MORNING + "&service=pay&format=json")).path("marks");

        assertThat(marks).hasSize(3);
        assertThat(marks.get(0).path("mark").asString()).isEqualTo("alert");
        assertThat(marks.get(0).path("link").asString()).isEqualTo("https://alerts.example.org/1");
        assertThat(marks.get(1).path("mark").asString()).isEqualTo("incident");
        assertThat(marks.get(1).path("title").asString()).isEqualTo("Incident INC-7: Payments fail");
        assertThat(marks.get(1).path("until").asString()).isEqualTo("2026-11-16T10:00:00Z");
        assertThat(marks.get(1).path("link").asString()).isEqualTo("/incidents/INC-7");
        assertThat(marks.get(2).path("until").isNull()).isTrue();
        assertThat(text(MORNING + "&service=pay&format=csv").lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("2026-11-16T09:20:00Z,incident,,pay,production")
                        .endsWith("2026-11-16T10:00:00Z,Incident INC-7: Payments fail,/incidents/INC-7"));
    }

    private List<String> drawn(String address) throws Exception {
        return page(address).select("#marks tbody td:nth-child(5) a[href^=/incidents/]").eachText().stream()
                .sorted()
                .toList();
    }

    private static String incident(String id, String service, String environment, int from, Integer to) {
        return """
                {"type": "incident", "id": "%s", "title": "Payments fail", "services": ["%s"], "severity": "SEV1"%s,
                 "opened_at": "%s"%s}
                """.formatted(
                        id,
                        service,
                        environment == null ? "" : ", \"environment\": \"" + environment + "\"",
                        NINE.plusSeconds(60L * from),
                        to == null ? "" : ", \"resolved_at\": \"" + NINE.plusSeconds(60L * to) + "\"");
    }

    private static String alert(String id, String name, String service, String environment, int from, Integer to) {
        return """
                {"type": "alert", "id": "%s", "name": "%s", "service": "%s", "environment": "%s", "severity": "critical",
                 "started_at": "%s"%s}
                """.formatted(
                        id,
                        name,
                        service,
                        environment,
                        NINE.plusSeconds(60L * from),
                        to == null ? "" : ", \"ended_at\": \"" + NINE.plusSeconds(60L * to) + "\"");
    }

    private void report(List<String> events) {
        assertThat(plimsoll.report("[" + String.join(",", events) + "]").statusCode())
                .isEqualTo(202);
    }

    private Document page(String address) throws Exception {
        return Jsoup.parse(text(address));
    }

    private String text(String address) throws Exception {
        var result = http.get().uri(java.net.URI.create(address)).exchange();
        assertThat(result).hasStatusOk();
        return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
