package dev.plimsoll.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A published outage as GitHub, Alertmanager and PagerDuty send it: their deliveries meet in one service and one page. */
@PlimsollTest
class WebhookOutageTests {

    private static final List<String> ROWS = List.of(
            "09:10 Pull request 2214 “Enhanced payment processing” merged by maya",
            "09:11 Run 847 of deploy.yml began for c41f7ae",
            "09:14 Image of c41f7ae built and scanned",
            "09:16 Image sha256:7777…7777 pushed",
            "09:17 payment-service to production: c41f7ae by github-actions[bot], reported success",
            "09:18 Impact began: 10 of 10 new pods in CrashLoopBackOff",
            "09:19 5xx share passes the 5 % threshold",
            "09:20 KubePodCrashLooping and PaymentErrorRateHigh fire",
            "09:21 Paged, acknowledged by Dev Okafor in 25 s",
            "09:23 Incident bridge opened by Dev Okafor",
            "09:28 Cause found: the Secret was not updated for this release",
            "09:31 Rollback of payment-service to 9b02e5d began by github-actions[bot]",
            "09:35 payment-service runs 9b02e5d again, 4 min after the rollback began",
            "09:38 KubePodCrashLooping and PaymentErrorRateHigh clear",
            "09:45 Incident resolved by Dev Okafor");

    /** The alerts opened one of their own, if they came first: it is merged into the one that PagerDuty opened. */
    private static final String SHOWN = "select key from incidents.incident where merged_into is null";

    @Autowired
    Plimsoll plimsoll;

    @Autowired
    IncidentFiles files;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void theDeliveriesGiveTheFifteenRowsAndTheDurations() {
        WebhookOutage.deliveries().forEach(this::send);

        var file = open();
        assertThat(OutagesTests.shown(file)).containsExactlyElementsOf(ROWS);
        assertThat(OutagesTests.measured(file))
                .containsExactly(
                        "DETECTED 3 min",
                        "ACKNOWLEDGED 85 s",
                        "DECIDED 8 min",
                        "ROLLBACK_STARTED 11 min",
                        "ROLLED_BACK 4 min",
                        "VERSION_RESTORED 18 min",
                        "RESTORED 21 min",
                        "IMPACT 20 min",
                        "CLOSED 28 min");
    }

    @Test
    void theRepositoryTheLabelAndTheServiceOfPagerDutyMeetInOneService() {
        WebhookOutage.deliveries().forEach(this::send);

        assertThat(texts("select name from catalog.services")).containsExactly("payment-service");
        assertThat(texts(SHOWN)).containsExactly(WebhookOutage.INCIDENT);
        assertThat(open().suspects().shown().get(0).change().service()).isEqualTo("payment-service");
    }

    @Test
    void whatIsRepeatedFourHoursLaterIsOneAlert() {
        WebhookOutage.deliveries().forEach(this::send);
        var repeated = WebhookOutage.repeated();

        assertThat(plimsoll.post(repeated.path(), repeated.headers(), repeated.body())
                        .body())
                .contains("repeated");

        assertThat(texts("select name || ' ' || to_char(ended_at at time zone 'UTC', 'HH24:MI') from incidents.alert"))
                .containsExactlyInAnyOrder("KubePodCrashLooping 09:38", "PaymentErrorRateHigh 09:38");
        assertThat(OutagesTests.shown(open())).containsExactlyElementsOf(ROWS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyOrderGivesTheSameRows(long seed) {
        WebhookOutage.deliveries().forEach(this::send);
        var durations = OutagesTests.measured(open());
        plimsoll.empty();

        var mixed = new ArrayList<>(WebhookOutage.deliveries());
        mixed.add(WebhookOutage.repeated());
        Collections.shuffle(mixed, new Random(seed));
        mixed.forEach(this::send);

        assertThat(OutagesTests.shown(open())).containsExactlyElementsOf(ROWS);
        assertThat(OutagesTests.measured(open())).isEqualTo(durations);
        assertThat(texts(SHOWN)).containsExactly(WebhookOutage.INCIDENT);
    }

    private void send(WebhookOutage.Delivery delivery) {
        var answer = plimsoll.post(delivery.path(), delivery.headers(), delivery.body());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
        assertThat(answer.body()).doesNotContain("unreadable", "unrecognised", "\"rejected\":[{");
    }

    private IncidentFile open() {
        return files.find(WebhookOutage.INCIDENT, Suspects.USUAL_LOOKBACK).orElseThrow();
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
