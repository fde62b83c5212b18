package dev.plimsoll.intake.alertmanager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.SharedData;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alerts come in over HTTP as Alertmanager sends them. */
@PlimsollTest
class AlertmanagerSourceTests {

    private static final String NEVER = "0001-01-01T00:00:00Z";
    private static final String BEARER = "Bearer " + Plimsoll.SECRET;

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
    void anAlertFiresAndIsOver() {
        send(group(alert("a", "firing", "10:00:04.123456789", null)));
        assertThat(alerts()).containsExactly("Burn pay production critical 10:00:04.123457 -");

        send(group(alert("a", "resolved", "10:00:04.123456789", "10:20:04.123456789")));
        assertThat(alerts()).containsExactly("Burn pay production critical 10:00:04.123457 10:20:04.123457");
        assertThat(text("select origin || ' ' || source || ' ' || external_id || ' ' || summary || ' ' || url"
                        + " from incidents.alert"))
                .isEqualTo("alertmanager Alertmanager a/2026-11-20T10:00:04.123456789Z pay burns its error budget"
                        + " http://prometheus:9090/graph?g0.expr=burn");
    }

    @Test
    void repeatedEveryFourHoursItIsOneAlert() {
        var firing = group(alert("a", "firing", "10:00:00", null));
        assertThat(post(firing, BEARER).statusCode()).isEqualTo(202);

        for (var n = 0; n < 3; n++) {
            var repeat = firing.replace(
                    "\"version\"", "\"notification_reason\": \"repeat interval elapsed %d\", \"version\"".formatted(n));
            var answer = post(repeat, BEARER);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("repeated");
        }

        assertThat(alerts()).hasSize(1);
        assertThat(text("select count(*)::text from intake.delivery")).isEqualTo("1");
    }

    @Test
    void aSecondFiringIsAnotherAlert() {
        send(group(alert("a", "firing", "10:00:00", null)));
        send(group(alert("a", "resolved", "10:00:00", "10:20:00")));
        send(group(alert("a", "firing", "11:00:00", null)));

        assertThat(alerts())
                .containsExactly(
                        "Burn pay production critical 10:00:00 10:20:00", "Burn pay production critical 11:00:00 -");
    }

    @Test
    void inAGroupThatFiresOneMayBeOver() {
        send(group(alert("a", "resolved", "10:00:00", "10:20:00"), alert("b", "firing", "10:05:00", null)));

        assertThat(alerts())
                .containsExactly(
                        "Burn pay production critical 10:00:00 10:20:00", "Burn pay production critical 10:05:00 -");
    }

    @Test
    void theSameRowsFollowFromAnyOrder() {
        var story = new ArrayList<>(List.of(
                group(alert("a", "firing", "10:00:00", null)),
                group(alert("a", "firing", "10:00:00", null), alert("b", "firing", "10:05:00", null)),
                group(alert("a", "firing", "10:00:00", null), alert("b", "resolved", "10:05:00", "10:15:00")),
                group(alert("a", "resolved", "10:00:00", "10:20:00")),
                group(alert("a", "firing", "11:00:00", null)),
                group(alert("a", "resolved", "11:00:00", "11:30:00"))));
        for (var seed = 0; seed < 12; seed++) {
            plimsoll.empty();
            Collections.shuffle(story, new Random(seed));

            story.forEach(this::send);

            assertThat(alerts())
                    .as("seed %d", seed)
                    .containsExactly(
                            "Burn pay production critical 10:00:00 10:20:00",
                            "Burn pay production critical 10:05:00 10:15:00",
                            "Burn pay production critical 11:00:00 11:30:00");
        }
    }

    @Test
    void whatWasCutOffStandsBesideTheDelivery() {
        send(group(alert("a", "firing", "10:00:00", null))
                .replace("\"truncatedAlerts\": 0", "\"truncatedAlerts\": 37"));

        assertThat(text("select understood::text from intake.delivery")).contains("37 more alerts");
    }

    @Test
    void anAlertWithoutLabelsIsKept() {
        send(group("{\"status\": \"firing\", \"startsAt\": \"2026-11-20T10:00:00Z\", \"endsAt\": \"%s\"}"
                .formatted(NEVER)));

        assertThat(alerts()).containsExactly("unnamed alert - - - 10:00:00 -");
    }

    @Test
    void basicIsAsGoodAsBearer() {
        var firing = group(alert("a", "firing", "10:00:00", null));

        assertThat(post(firing, "Basic " + base64("anybody:" + Plimsoll.SECRET)).statusCode())
                .isEqualTo(202);
        assertThat(text("select headers::text from intake.delivery")).doesNotContain(base64("anybody:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Bearer guessed", "Basic", "Basic %%%", "Basic Og==", "Digest a-secret"
            })
    void whoeverShowsNoSecretIsTurnedAway(String authorization) {
        var answer = post(group(alert("a", "firing", "10:00:00", null)), authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aUserNamedLikeTheSecretIsNobody() {
        assertThat(post(group(""), "Basic " + base64(Plimsoll.SECRET + ":guessed"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatCannotBeReadIsKeptWithAReason() {
        assertThat(post("{\"alerts\": [", BEARER).statusCode()).isEqualTo(202);

        assertThat(text("select outcome || ': ' || reason from intake.delivery"))
                .startsWith("unreadable: The body");
    }

    @Test
    void theStoryOfOthersEndsInItsTwoAlerts() {
        for (var name : List.of("group.truncated", "group.resolved", "group.repeat")) {
            post(new String(SharedData.read(SharedData.at("payloads/alertmanager/" + name + ".json")), UTF_8), BEARER);
        }

        assertThat(alerts())
                .containsExactly(
                        "CheckoutErrorBudgetBurn checkout-api production critical 10:12:04.123457 10:31:04.123457",
                        "CheckoutErrorBudgetBurn checkout-api production critical 10:12:34.5 10:33:34.5");
    }

    private static String group(String... alerts) {
        return """
                {"receiver": "plimsoll", "status": "firing", "groupKey": "{}:{alertname=\\"Burn\\"}", "version": "4",
                 "externalURL": "http://alertmanager:9093", "truncatedAlerts": 0, "alerts": [%s]}
                """.formatted(String.join(",", alerts));
    }

    private static String alert(String fingerprint, String status, String from, String to) {
        return """
                {"status": "%s",
                 "labels": {"alertname": "Burn", "service": "pay", "severity": "critical", "env": "production"},
                 "annotations": {"summary": "pay burns its error budget"},
                 "startsAt": "%s", "endsAt": "%s", "generatorURL": "http://prometheus:9090/graph?g0.expr=burn",
                 "fingerprint": "%s"}
                """.formatted(status, at(from), to == null ? NEVER : at(to), fingerprint);
    }

    private static String at(String time) {
        return "2026-11-20T" + time + "Z";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private void send(String body) {
        assertThat(post(body, BEARER).statusCode()).isEqualTo(202);
    }

    private HttpResponse<String> post(String body, String authorization) {
        return plimsoll.post(
                "/webhooks/alertmanager",
                Map.of("Content-Type", "application/json", "Authorization", authorization),
                body.getBytes(UTF_8));
    }

    private List<String> alerts() {
        return jdbc.sql("""
                        select concat_ws(' ', name, coalesce(said_service, '-'), coalesce(said_environment, '-'),
                                         coalesce(severity, '-'), (started_at at time zone 'UTC')::time,
                                         coalesce((ended_at at time zone 'UTC')::time::text, '-'))
                          from incidents.alert
                         order by started_at
                        """).query(String.class).list();
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).optional().orElse("");
    }
}
