package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A measure of a service as a badge. */
@PlimsollTest
class MeasureBadgeTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void saysTheCountOfFewDeploymentsAndTheRateOfMany() {
        deploy("few", 4);
        deploy("many", 90);

        assertThat(words("few", "deployment_frequency")).containsExactly("Deployment frequency", "4 in 90 days");
        assertThat(words("many", "deployment_frequency")).last().asString().endsWith(" / day");
        assertThat(words("few", "rework_rate")).containsExactly("Deployment rework rate", "0 of 4");
        assertThat(words("many", "rework_rate")).containsExactly("Deployment rework rate", "0 %");
    }

    @Test
    void isOfTheLastNinetyDaysAndOfProductionOnly() {
        report(deployment("pay", "old", "production", Duration.ofDays(95)));
        report(deployment("pay", "test", "staging", Duration.ofDays(1)));
        report(deployment("pay", "new", "production", Duration.ofDays(2)));

        assertThat(words("pay", "deployment_frequency")).last().isEqualTo("1 in 90 days");
    }

    @Test
    void saysWhyThereIsNoValue() {
        deploy("pay", 4);

        assertThat(words("pay", "change_lead_time")).containsExactly("Change lead time", "no commit data");
    }

    @Test
    void findsAServiceByAnySpellingAndByItsFormerName() {
        deploy("pay", 4);
        jdbc.sql("insert into catalog.service_alias (alias, service_id) select 'old-pay', id from catalog.service")
                .update();

        assertThat(words("PAY", "deployment_frequency")).last().isEqualTo("4 in 90 days");
        assertThat(words("old-pay", "deployment_frequency")).last().isEqualTo("4 in 90 days");
    }

    @ParameterizedTest
    @CsvSource({"nothing, change_lead_time, Change lead time", "pay, happiness, happiness"})
    void whatIsUnknownIsAPictureToo(String service, String measure, String label) {
        deploy("pay", 1);

        var answer = plimsoll.answer(address(service, measure), Plimsoll.VIEWER);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/svg+xml;charset=UTF-8");
        assertThat(texts(answer.body())).containsExactly(label, "unknown");
    }

    @Test
    void isSentAnewOnlyIfItChangedAndOnlyToThoseWhoMayRead() {
        deploy("pay", 1);

        var answer = plimsoll.answer(address("pay", "rework_rate"), Plimsoll.VIEWER);

        assertThat(answer.headers().firstValue("ETag")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(plimsoll.answer(address("pay", "rework_rate"), "nobody-has-this-token")
                        .statusCode())
                .isEqualTo(401);
    }

    /** One a day, the last one yesterday; the first one of all is older than the window. */
    private void deploy(String service, int times) {
        report(deployment(service, service + "-first", "production", Duration.ofDays(120)));
        report(IntStream.rangeClosed(1, times)
                .mapToObj(n -> deployment(service, service + "-" + n, "production", Duration.ofHours(20L * n)))
                .collect(Collectors.joining(",")));
    }

    private static String deployment(String service, String id, String environment, Duration ago) {
        var sha = "%08x".formatted(id.hashCode()).repeat(5);
        return """
                {"type": "deployment", "id": "%s", "service": "%s", "environment": "%s", "sha": "%s",
                 "status": "succeeded", "finished_at": "%s"}
                """.formatted(id, service, environment, sha, Instant.now().minus(ago));
    }

    private void report(String events) {
        assertThat(plimsoll.report("[" + events + "]").body()).contains("\"rejected\":[]");
    }

    private List<String> words(String service, String measure) {
        var answer = plimsoll.answer(address(service, measure), Plimsoll.VIEWER);
        assertThat(answer.statusCode()).isEqualTo(200);
        return texts(answer.body());
    }

    private static List<String> texts(String svg) {
        return Jsoup.parse(svg, "", Parser.xmlParser()).select("text").eachText();
    }

    private static String address(String service, String measure) {
        return "/badge/%s/dora/%s.svg".formatted(service, measure);
    }
}
