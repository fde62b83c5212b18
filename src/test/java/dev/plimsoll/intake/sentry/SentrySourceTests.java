package dev.plimsoll.intake.sentry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.SignatureVectors;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.intake.alerts.ToldByAlerts;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Alerts and issues come in over HTTP as Sentry sends them. */
@PlimsollTest
class SentrySourceTests {

    private static final String EVENT = """
            {"action": "triggered", "data": {"triggered_rule": "Checkout", "event": {
                "event_id": "e1", "title": "PayError: no answer", "level": "error", "environment": "production",
                "datetime": "2026-11-20T10:00:00.250000Z", "url": "https://sentry.io/api/0/projects/acme/pay/events/e1/",
                "web_url": "https://sentry.io/organizations/acme/issues/7/events/e1/", "tags": [["level", "error"], "odd"]}}}
            """;

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    private ToldByAlerts sentry;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        sentry = new ToldByAlerts(plimsoll, jdbc, "sentry");
    }

    @AfterEach
    void leaveNothing() {
        plimsoll.empty();
    }

    @Test
    void aSignatureThatIsThereHasToBeRight() {
        assertThat(sentry.status(EVENT, Map.of())).isEqualTo(401);
        assertThat(sentry.status(EVENT, signed(EVENT + " ", Plimsoll.SECRET, "r1")))
                .isEqualTo(401);
        assertThat(sentry.status(
                        EVENT, Map.of("Sentry-Hook-Signature", "00", "Authorization", "Bearer " + Plimsoll.SECRET)))
                .isEqualTo(401);
        assertThat(sentry.status(EVENT, signed(EVENT, Plimsoll.SECRET, "r1"))).isEqualTo(202);
        assertThat(sentry.status(EVENT, signed(EVENT, Plimsoll.SECRET, "r1"))).isEqualTo(200);
        assertThat(sentry.status(EVENT, signed(EVENT, Plimsoll.SECOND_SECRET, "r2")))
                .isEqualTo(202);
    }

    @Test
    void signaturesThatOthersComputedAreRight() {
        var vector = SignatureVectors.of("sentry");
        var headers = new HttpHeaders();
        headers.set("Sentry-Hook-Signature", vector.text("value"));

        assertThat(new SentrySource(JsonMapper.shared())
                        .isSigned(new Inbound(headers, vector.body(), Instant.EPOCH), List.of(vector.text("secret"))))
                .isTrue();
    }

    @Test
    void anIssueAlertIsAnAlertOfItsEvent() {
        send("event_alert", EVENT, "1763632800");

        assertThat(sentry.alerts())
                .containsExactly("event/e1 | PayError: no answer | error | pay | production | 10:00:00 | -");
        assertThat(sentry.texts("select summary || ' ' || url from incidents.alert"))
                .containsExactly("Rule \u201cCheckout\u201d https://sentry.io/organizations/acme/issues/7/events/e1/");
        assertThat(sentry.texts("select event from intake.delivery")).containsExactly("event_alert.triggered");
    }

    @Test
    void aMetricAlertEndsWhateverOrderItIsToldIn() {
        send("metric_alert", metric("resolved", "\"2026-11-20T10:20:00Z\""), "1795170060");
        send("metric_alert", metric("critical", "null"), "1795169160");
        send("metric_alert", metric("warning", "null"), "1795168920");

        assertThat(sentry.alerts())
                .containsExactly("metric/31 | Many errors | critical | pay | production | 10:01:00 | 10:20:00");
    }

    @Test
    void anIssueIsAnAlertUntilItIsResolvedAndAnotherWhenItComesBack() {
        send("issue", issue("created"), "1795168800");
        send("issue", issue("assigned"), "1795169100");
        send("issue", issue("resolved"), "1795170600");
        send("issue", issue("unresolved"), "1795172400");

        assertThat(sentry.alerts())
                .containsExactly(
                        "issue/7 | PayError | fatal | pay | - | 10:00:00 | 10:30:00",
                        "issue/7/2026-11-20T11:00:00Z | PayError | fatal | pay | - | 11:00:00 | -");
        assertThat(sentry.texts("select external_id from incidents.incident")).isEmpty();
        assertThat(sentry.outcomes()).containsExactly("translated", "ignored", "translated", "translated");
    }

    @Test
    void whatIsNoAlertIsAnsweredAndSaidToBeWhatItIs() {
        send("installation", "{\"action\": \"created\"}", "1");
        send("error", "{\"action\": \"created\"}", "2");
        send("comment", "{\"action\": \"created\"}", "3");
        send("seer", "{}", "4");
        send("metric_alert", "{\"action\": \"snoozed\"}", "5");
        send("metric_alert", "{\"action\": \"critical\"}", "6");
        send("event_alert", "{\"data\": {\"event\": []}}", "7");
        send("issue", "{\"data\": 3}", "8");
        sentry.send("{\"hello\": 1}");

        assertThat(sentry.outcomes())
                .containsExactly(
                        "ping",
                        "ignored",
                        "ignored",
                        "unrecognised",
                        "unrecognised",
                        "unreadable",
                        "unreadable",
                        "unreadable",
                        "unrecognised");
        assertThat(sentry.alerts()).isEmpty();
    }

    @Test
    void everyKeptBodyIsTakenIn() {
        assertThat(sentry.sendFiles("sentry").values()).containsOnly("translated");

        assertThat(sentry.alerts())
                .containsExactly(
                        "event/a892bf7d01c640b597831fb1710e3414 | Failed to fetch user profile | error | frontend-app"
                                + " | production | 13:34:45 | -",
                        "event/b723cf8e01c640b597831fb1710e3415 | Order submission failed | error | frontend-app"
                                + " | production | 13:36:25 | -");
    }

    private static String metric(String action, String closed) {
        return """
                {"action": "%s", "data": {"description_text": "over 100", "web_url": "https://sentry.io/alerts/31/",
                 "metric_alert": {"id": "31", "projects": ["pay"], "date_started": "2026-11-20T10:01:00Z", "date_closed": %s,
                                  "title": "t", "alert_rule": {"name": "Many errors", "environment": "production"}}}}
                """.formatted(action, closed);
    }

    private static String issue(String action) {
        return """
                {"action": "%s", "data": {"issue": {"id": "7", "title": "PayError", "level": "fatal", "culprit": "pay.card",
                 "project": {"id": "2", "slug": "pay"}, "firstSeen": "2026-11-20T10:00:00.000Z"}}}
                """.formatted(action);
    }

    private void send(String resource, String body, String seconds) {
        sentry.send(
                body,
                Map.of(
                        "Sentry-Hook-Resource",
                        resource,
                        "Sentry-Hook-Timestamp",
                        seconds,
                        "Request-ID",
                        resource + seconds));
    }

    private static Map<String, String> signed(String body, String secret, String id) {
        return Map.of(
                "Sentry-Hook-Resource",
                "event_alert",
                "Request-ID",
                id,
                "Sentry-Hook-Signature",
                Signatures.hex(body.getBytes(UTF_8), secret));
    }
}
