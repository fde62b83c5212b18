package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.deployments.Stories;
import dev.plimsoll.testing.Plimsoll;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Tests for the picture of what runs. */
@PageTest
class BadgeIntegrationTests {

    private static final String BADGE = "/badge/pay/production.svg";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester http;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void saysWhatRunsAndForHowLong() throws Exception {
        report(deployed("a", Stories.A, 200, ""));

        var svg = svg(BADGE);
        assertThat(svg.select("svg").attr("aria-label")).isEqualTo("pay / production: a3f91c2, 3 h");
        assertThat(svg.select("text").eachText()).containsExactly("pay / production", "a3f91c2, 3 h");
        assertThat(svg.select("path").attr("fill")).isEqualTo(Badge.Tone.NEUTRAL.colour());
    }

    @Test
    void isSentAnewOnlyIfItChanged() {
        report(deployed("a", Stories.A, 200, ""));
        var first = http.get().uri(BADGE).exchange();
        var tag = first.getResponse().getHeader("ETag");

        assertThat(first).hasStatusOk().hasContentType("image/svg+xml;charset=UTF-8");
        assertThat(first).headers().hasValue("Cache-Control", "no-cache");
        assertThat(http.get().uri(BADGE).header("If-None-Match", tag)).hasStatus(HttpStatus.NOT_MODIFIED);

        report(deployed("b", Stories.B, 100, ""));

        assertThat(http.get().uri(BADGE).header("If-None-Match", tag)).hasStatusOk();
    }

    @Test
    void findsBothByAnySpellingAndByFormerNames() throws Exception {
        report(deployed("a", Stories.A, 200, ""));
        jdbc.sql("insert into catalog.service_alias (alias, service_id) select 'old-pay', id from catalog.service")
                .update();
        jdbc.sql(
                        "insert into catalog.environment_alias (alias, environment_id) select 'live', id from catalog.environment")
                .update();

        assertThat(svg("/badge/PAY/Production.svg").select("text").eachText())
                .containsExactly("pay / production", "a3f91c2, 3 h");
        assertThat(words("/badge/old-pay/live.svg")).isEqualTo("a3f91c2, 3 h");
    }

    @Test
    void saysInAWordThatItIsMixed() throws Exception {
        report(
                deployed("eu", Stories.A, 500, "\"target\":\"eu\""),
                deployed("us", Stories.B, 100, "\"target\":\"us\""));

        assertThat(words(BADGE)).isEqualTo("mixed: b7d04e1, 1 h");
        assertThat(svg(BADGE).select("path").attr("fill")).isEqualTo(Badge.Tone.MIXED.colour());
    }

    @Test
    void saysInAWordThatSomethingElseRunsThanWasDeployed() throws Exception {
        report(
                deployed("a", Stories.A, 500, ""),
                Stories.observation("pay", Stories.C, null, Instant.now().minus(Duration.ofMinutes(90)), 2));

        assertThat(words(BADGE)).isEqualTo("mismatch: c41f7ae, 1 h");
    }

    @Test
    void saysInAWordThatNothingRuns() throws Exception {
        report(deployed("a", Stories.A, 500, "").replace("succeeded", "failed"));

        assertThat(words(BADGE)).isEqualTo("nothing runs");
    }

    @Test
    void whatIsUnknownIsAPictureTooAndWritesNobodysMarkup() throws Exception {
        var answer = http.get()
                .uri("/badge/{service}/{environment}.svg", "<b>&\"", "live")
                .exchange();

        assertThat(answer).hasStatus(HttpStatus.NOT_FOUND);
        var svg = parsed(answer.getResponse().getContentAsString());
        assertThat(svg.select("b")).isEmpty();
        assertThat(svg.select("text").eachText()).containsExactly("<b>&\" / live", "unknown");
    }

    @Test
    void comesForAToken() {
        report(deployed("a", Stories.A, 200, ""));

        assertThat(plimsoll.answer(BADGE, Plimsoll.VIEWER).statusCode()).isEqualTo(200);
        assertThat(plimsoll.answer(BADGE, "nobody-has-this-token").statusCode()).isEqualTo(401);
    }

    private static String deployed(String id, String sha, int minutes, String more) {
        var at = Instant.now().minus(Duration.ofMinutes(minutes));
        return Stories.deployment(id, "pay", sha, null, "succeeded", at.minusSeconds(60), at, more);
    }

    private String words(String address) throws Exception {
        return svg(address).select("text").get(1).text();
    }

    private Document svg(String address) throws Exception {
        return parsed(http.get().uri(address).exchange().getResponse().getContentAsString());
    }

    private static Document parsed(String svg) {
        return Jsoup.parse(svg, "", Parser.xmlParser());
    }

    private void report(String... events) {
        var answer = plimsoll.report("[" + String.join(",", List.of(events)) + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"rejected\":[]");
    }
}
