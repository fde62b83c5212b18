package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriUtils;

/** Tests for the page of what runs where, as a browser gets it. */
@PageTest
class NowPageIntegrationTests {

    private static final String A = "a1".repeat(20);
    private static final String B = "b2".repeat(20);

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private LedgerRows ledger;

    @Autowired
    private MockMvcTester http;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        ledger.environments();
    }

    @Test
    void saysWhatToDoNextBeforeAnythingWasReported() throws Exception {
        var page = page("/now");

        assertThat(page.select(".blank b").text()).isEqualTo("Nothing has been deployed yet");
        assertThat(page.select(".blank a.go").attr("href")).isEqualTo("/sources/new");
        assertThat(page.select("table")).isEmpty();
    }

    @Test
    void joinsEnvironmentsThatRunTheSameAndPassesThroughTheOthers() throws Exception {
        ledger.service("pay", null);
        ledger.service("cart", null);
        ledger.deployment("pay", "dev", A, "succeeded", 30);
        ledger.deployment("pay", "production", A, "succeeded", 10);
        ledger.deployment("cart", "staging", B, "succeeded", 5);

        var row = row(page("/now"), "pay");

        assertThat(row.select("td[data-env=dev]").hasClass("same")).isTrue();
        assertThat(row.select("td[data-env=staging]").hasClass("thru")).isTrue();
        assertThat(row.select("td[data-env=production] .sha").text()).isEqualTo("a1a1a1a");
        assertThat(row(page("/now"), "cart").select("td.same, td.thru")).isEmpty();
    }

    @Test
    void showsOnlyExceptionsWhenAsked() throws Exception {
        ledger.service("calm", null);
        ledger.service("pay", null);
        ledger.deployment("calm", "production", A, "succeeded", 60);
        ledger.deployment("pay", "production", A, "succeeded", 60);
        ledger.deployment("pay", "production", B, "failed", 5);

        var page = page("/now?show=exceptions");

        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(page.select("#show a").eachText()).containsExactly("All 2", "Exceptions 1");
        assertThat(row(page, "pay").select("td.prod a.bad .sha").text()).isEqualTo("a1a1a1a");
        assertThat(row(page, "pay").select("td.prod .l2").text()).isEqualTo("b2b2b2b failed");
        assertThat(page.select("#attention li").get(0).text()).contains("pay did not get b2b2b2b to production.");
    }

    @Test
    void countsTheDeploymentsOfTodayAndDrawsTheFortnight() throws Exception {
        ledger.service("pay", null);
        ledger.deployment("pay", "production", A, "succeeded", 2 * 24 * 60);
        ledger.deployment("pay", "production", B, "failed", 0);

        var page = page("/now");

        assertThat(page.select("thead th:nth-last-child(2)").text()).isEqualTo("production 1 today, 1 failed");
        assertThat(row(page, "pay").select("svg.plot").attr("aria-label"))
                .isEqualTo("2 deployments in 14 days, 1 failed");
        assertThat(row(page, "pay").select("path.m-bad").attr("d")).containsOnlyOnce("M");
        assertThat(row(page, "pay").select("path.m-tick").attr("d")).containsOnlyOnce("M");
    }

    @Test
    void offersASimilarNameWhereNothingMatches() throws Exception {
        ledger.service("payment", null);
        ledger.deployment("payment", "dev", A, "succeeded", 5);

        var page = page("/now?q=paymnt");

        assertThat(page.select(".blank b").text()).isEqualTo("No service matches “paymnt”");
        assertThat(page.select(".blank a").get(0).text()).isEqualTo("payment");
    }

    @Test
    void foldsTeamsWhenThereAreManyServices() throws Exception {
        ledger.team("Payments");
        for (int n = 1; n <= NowView.UNFOLDED + 1; n++) {
            ledger.service("service-" + n, n % 2 == 0 ? "Payments" : null);
            ledger.deployment("service-" + n, "dev", A, "succeeded", 5);
        }

        var page = page("/now");

        assertThat(page.select("details.fold summary").eachText())
                .containsExactly("Payments 30 services", "No team 31 services");
        assertThat(page.select("tr[id^=row-]")).hasSize(NowView.UNFOLDED + 1);
        assertThat(page("/now?team=Payments").select("details.fold")).isEmpty();
    }

    @Test
    void answersAnUnchangedRowWithoutABody() {
        ledger.service("pay", null);
        ledger.deployment("pay", "dev", A, "succeeded", 5);
        var first = http.get().uri("/now/rows/pay").exchange();
        var version = first.getResponse().getHeader("ETag");

        assertThat(first)
                .hasStatusOk()
                .bodyText()
                .startsWith("<tr id=\"row-pay\"")
                .doesNotContain("<html");
        assertThat(http.get()
                        .uri("/now/rows/pay")
                        .header("If-None-Match", version)
                        .exchange())
                .hasStatus(HttpStatus.NOT_MODIFIED);

        ledger.deployment("pay", "dev", B, "succeeded", 1);
        assertThat(http.get()
                        .uri("/now/rows/pay")
                        .header("If-None-Match", version)
                        .exchange())
                .hasStatusOk();
    }

    @Test
    void renewsTheWholePageWhenTheMatrixHasAnotherRow() throws Exception {
        ledger.service("pay", null);
        ledger.deployment("pay", "dev", A, "succeeded", 5);
        var shape = page("/now").select("#attention").attr("hx-vals").replaceAll(".*:\"|\"}", "");
        assertThat(http.get().uri("/now/attention?shape=" + shape).exchange())
                .hasStatusOk()
                .doesNotContainHeader("HX-Retarget");

        ledger.service("cart", null);
        ledger.deployment("cart", "dev", B, "succeeded", 5);

        assertThat(http.get().uri("/now/attention?shape=" + shape).exchange())
                .headers()
                .hasValue("HX-Retarget", "#page");
    }

    @Test
    void opensACellWithoutScript() throws Exception {
        ledger.service("pay", null);
        ledger.deployment("pay", "production", A, "succeeded", 60);
        ledger.deployment("pay", "production", B, "failed", 5);

        var peek = page("/now?peek=pay/production").getElementById("peek");

        assertThat(peek.select(".run .sha").text()).isEqualTo("a1a1a1a");
        assertThat(peek.select("button[data-copy]").attr("data-copy")).isEqualTo(A);
        assertThat(peek.select("ol.past li")).hasSize(2);
    }

    @Test
    void offersTheEnvironmentsThatDoNotFit() throws Exception {
        ledger.service("pay", null);
        for (var name : List.of("dev", "staging", "production", "qa", "perf", "eu", "us")) {
            if (!List.of("dev", "staging", "production").contains(name)) {
                ledger.environment(name, "other", 600);
            }
            ledger.deployment("pay", name, A, "succeeded", 5);
        }

        var more = page("/now").select("details.fold:has(.choice)");

        assertThat(more.select("summary").text()).isEqualTo("6 of 7 environments are shown");
        assertThat(more.select(".choice")).hasSize(7);
        assertThat(more.select(".choice input[checked]")).hasSize(6);
    }

    @Test
    void saysHowManyCommitsAnEnvironmentIsBehindAndWhich() throws Exception {
        new TwoPlaces()
                .line("pay", "a", "b", "c")
                .deployed("pay", "dev", "c", 2)
                .deployed("pay", "staging", "b", 1)
                .deployed("pay", "production", "a", 0)
                .deployed("dark", "dev", "c", 2)
                .deployed("dark", "production", "a", 0)
                .report(plimsoll);

        var page = page("/now?peek=pay/production");

        assertThat(row(page, "pay").select(".l2").eachText().get(0)).doesNotContain("behind");
        assertThat(row(page, "pay").select(".l2").eachText().get(1)).endsWith("· 1 behind");
        assertThat(row(page, "pay").select(".l2").eachText().get(2)).endsWith("· 2 behind");
        assertThat(row(page, "pay").select(".l2").eachAttr("title"))
                .containsExactly("1 commit of dev is not here", "2 commits of dev are not here");
        assertThat(row(page, "dark").text()).doesNotContain("behind");
        var lag = page.select("#peek section:has(.commits)");
        assertThat(lag.select("h3").text()).isEqualTo("In dev, not here 2 commits · compare");
        assertThat(lag.select(".commits .sha").eachText()).containsExactly("ccccccc", "bbbbbbb");
        assertThat(lag.select("h3 a").attr("href")).isEqualTo("/compare?from=dev&to=production");
        assertThat(page("/now?peek=pay/dev").select("#peek .commits")).isEmpty();
        assertThat(Jsoup.parse(
                                http.get()
                                        .uri("/now/rows/pay")
                                        .exchange()
                                        .getResponse()
                                        .getContentAsString(),
                                "",
                                Parser.xmlParser())
                        .text())
                .contains("2 behind");
    }

    @Test
    void theStateOfProductionSaysThatItIsOfNowWhereThePageIsNot() throws Exception {
        ledger.service("pay", null);
        ledger.deployment("pay", "production", A, "succeeded", 90);

        var then = page("/now?at=2026-11-16T09:00:00Z").getElementById("state");
        assertThat(then.text()).startsWith("Now, not then: 1 service runs in production");
        assertThat(then.hasAttr("hx-get")).isFalse();

        var now = page("/now").getElementById("state");
        assertThat(now.text()).startsWith("1 service runs in production");
        assertThat(now.attr("hx-get")).isEqualTo("/state");
        assertThat(now.attr("hx-trigger")).isEqualTo("state from:body, resync from:body, every 60s");
    }

    @Test
    void treatsHostileTextAsText() throws Exception {
        var hostile = "<img src=x onerror=alert(1)>";
        ledger.team(hostile);
        ledger.service("pay", hostile);
        ledger.environment(hostile, "other", 400);
        ledger.deployment("pay", hostile, hostile, "succeeded", 5, hostile);

        var page = page("/now?peek=pay/" + UriUtils.encode(hostile, StandardCharsets.UTF_8));

        assertThat(page.select("#page img")).isEmpty();
        assertThat(page.select("[onerror]")).isEmpty();
        assertThat(row(page, "pay").select(".sha").text()).isEqualTo(hostile);
        assertThat(page.select("#peek .run .sha").text()).isEqualTo(hostile);
    }

    private Document page(String address) throws UnsupportedEncodingException {
        var answer = http.get().uri(java.net.URI.create(address)).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    private static Element row(Document page, String service) {
        return page.getElementById("row-" + service);
    }
}
