package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Tests for the timeline over histories as senders report them. */
@PageTest
class TimelinePageIntegrationTests {

    private static final String A = "a1".repeat(20);
    private static final String B = "c41f7ae" + "0".repeat(33);
    private static final Instant NINE = Instant.parse("2026-11-16T09:00:00Z");
    private static final String MORNING = "from=2026-11-16T09:00:00Z&to=2026-11-16T12:30:00Z";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private MockMvcTester http;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void drawsARollbackAndWhatRanBeforeTheLeftEdge() throws Exception {
        missingSecret();

        var page = page("/timeline?from=2026-11-16T09:05:00Z&to=2026-11-16T09:50:00Z");

        assertThat(page.select(".plot .bar-old")).hasSize(3);
        assertThat(page.select(".plot .bar-old").get(0).attr("x")).isEqualTo("0.00%");
        assertThat(page.select(".plot .mono").eachText()).containsExactly("a1a1a1a", "c41f7ae", "a1a1a1a");
        assertThat(page.select("#marks tbody td:nth-child(2)").eachText()).containsExactly("rolled back", "deployed");
        assertThat(page.select(".plot a.mk").eachAttr("aria-label"))
                .anySatisfy(label -> assertThat(label).contains("pay in production: a1a1a1a rolled back"));
    }

    @Test
    void saysWhatRanAtTheCursor() throws Exception {
        missingSecret();

        assertThat(page("/timeline?range=24h&at=2026-11-16T09:19:00Z&" + MORNING)
                        .select("#ran li")
                        .text())
                .contains("pay in production ran c41f7ae")
                .contains("(1 min), reported");
        assertThat(page("/timeline/at?t=2026-11-16T09:40:00Z&service=pay")
                        .select("#ran li")
                        .text())
                .contains("ran a1a1a1a");
    }

    @Test
    void drawsFortySevenOfTheSameAsOneBarAndACombWithTheirNumber() throws Exception {
        loop();

        var day = page("/timeline?from=2026-11-16T00:00:00Z&to=2026-11-17T00:00:00Z");

        assertThat(day.select(".plot .bar-old")).hasSize(1);
        assertThat(day.select(".plot .many text").text()).isEqualTo("47 × same SHA");
        assertThat(day.select(".plot .many .tick")).hasSize(47);
        assertThat(day.select("#marks tbody tr:not(.day-head)")).hasSize(47);
        assertThat(page(day.select(".plot .many").attr("href"))
                        .select(".plot .mono")
                        .text())
                .contains("47 × same SHA");
    }

    @Test
    void countsWhereThereAreTooManyAndPagesThroughAllOfThem() throws Exception {
        var events = new ArrayList<String>();
        for (var n = 0; n < 450; n++) {
            events.add(deployment("many-" + n, "pay", n % 9 == 0 ? B : A, "succeeded", NINE.plusSeconds(20L * n)));
        }
        report(events);

        var page = page("/timeline?" + MORNING);

        assertThat(page.select("#window + p").text()).isEqualTo("450 marks in 1 lane");
        var seen = new ArrayList<String>();
        for (String next = "/timeline?" + MORNING; next != null; ) {
            var part = page(next);
            seen.addAll(part.select("#marks tbody .sha").eachAttr("href"));
            next = part.select("a[rel=next]").isEmpty()
                    ? null
                    : part.select("a[rel=next]").attr("href");
        }
        assertThat(seen).hasSize(450).doesNotHaveDuplicates();
    }

    @Test
    void narrowsToAPartOfAName() throws Exception {
        missingSecret();
        report(List.of(deployment("o-1", "orders", A, "succeeded", NINE)));

        assertThat(page("/timeline?service=ord&" + MORNING).select(".lanes b").eachText())
                .containsExactly("orders");
        assertThat(page("/timeline?" + MORNING).select(".lanes b").eachText()).containsExactly("orders", "pay");
    }

    @Test
    void saysWhenSomethingLastHappenedInAQuietRange() throws Exception {
        missingSecret();

        var page = page("/timeline?from=2026-11-17T00:00:00Z&to=2026-11-17T06:00:00Z");

        assertThat(page.select(".bar").text()).contains("Nothing happened in this range. The last before it");
        assertThat(page.select(".bar time").attr("datetime")).isEqualTo("2026-11-16T09:35:00Z");
    }

    @Test
    void refusesWhatIsNoRangeAndSaysHowTimesAreWritten() {
        for (var bad : List.of(
                "from=yesterday", "from=2026-11-16T09:00:00Z&to=2026-11-16T09:00:00Z", "range=900d", "range=soon")) {
            assertThat(http.get().uri(URI.create("/timeline?" + bad)).exchange())
                    .hasStatus(HttpStatus.BAD_REQUEST)
                    .bodyText()
                    .contains("2026-11-24T09:30:00Z");
        }
    }

    @Test
    void helpsWhereANameIsNotKnown() throws Exception {
        missingSecret();

        for (var bad : List.of("service=pax", "env=productoin", "team=nobody")) {
            assertThat(http.get().uri(URI.create("/timeline?" + bad)).exchange())
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    @Test
    void takesALocalTimeInTheReadersZoneAndLinksInUtc() {
        assertThat(http.get()
                        .uri(URI.create("/timeline?from=2026-11-16T10:00&to=2026-11-16T11:00"))
                        .cookie(new jakarta.servlet.http.Cookie("zone", "Europe%2FBerlin"))
                        .exchange())
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/timeline?from=2026-11-16T09:00:00Z&to=2026-11-16T10:00:00Z");
    }

    @Test
    void comesAsCsvAndAsJson() {
        missingSecret();

        assertThat(http.get().uri(URI.create("/timeline?format=csv&" + MORNING)).exchange())
                .hasStatusOk()
                .bodyText()
                .startsWith("at,mark,number,service,")
                .contains("2026-11-16T09:35:00Z,rollback,3,pay,production,*,stable," + A);
        assertThat(http.get()
                        .uri(URI.create("/timeline?format=json&" + MORNING))
                        .exchange())
                .bodyJson()
                .extractingPath("$.marks[0].mark")
                .isEqualTo("rollback");
    }

    @Test
    void isThereWhileThereIsNothingYet() throws Exception {
        assertThat(page("/timeline").select(".blank b").get(0).text()).isEqualTo("Nothing has been deployed yet");
    }

    private void missingSecret() {
        report(List.of(
                deployment("cc-1", "pay", A, "succeeded", NINE.minusSeconds(172_800)),
                deployment("cc-2", "pay", B, "succeeded", NINE.plusSeconds(18 * 60)),
                deployment("cc-3", "pay", A, "succeeded", NINE.plusSeconds(35 * 60))));
    }

    private void loop() {
        var events = new ArrayList<String>();
        for (var n = 0; n < 47; n++) {
            events.add(deployment("loop-" + n, "pay", A, "succeeded", NINE.plusSeconds(230L * n)));
        }
        report(events);
    }

    private static String deployment(String id, String service, String sha, String status, Instant at) {
        return """
                {"type": "deployment", "id": "%s", "service": "%s", "environment": "production", "sha": "%s",
                 "status": "%s", "started_at": "%s", "finished_at": "%s"}""".formatted(id, service, sha, status, at.minusSeconds(60), at);
    }

    private void report(List<String> events) {
        assertThat(plimsoll.report("[" + String.join(",", events) + "]").statusCode())
                .isEqualTo(202);
    }

    private Document page(String address) throws UnsupportedEncodingException {
        var answer = http.get().uri(URI.create(address)).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
