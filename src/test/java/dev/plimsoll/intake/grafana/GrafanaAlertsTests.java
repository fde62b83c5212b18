package dev.plimsoll.intake.grafana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.Signatures;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alerts come in over HTTP as a contact point of Grafana sends them. */
@PlimsollTest
class GrafanaAlertsTests {

    private static final String FIRING = """
            {"receiver": "plimsoll", "status": "firing", "version": "1", "groupKey": "webhook-c4-1", "orgId": 1,
             "title": "[FIRING:1] Slow", "state": "alerting", "externalURL": "https://grafana.example/",
             "alerts": [{"status": "firing",
                         "labels": {"alertname": "Slow", "grafana_folder": "Shop", "app": "Pay", "severity": "critical"},
                         "annotations": {"description": "Half of all calls take 3 s"},
                         "startsAt": "2026-05-05T13:04:57.62281314Z", "endsAt": "0001-01-01T00:00:00Z",
                         "generatorURL": "?orgId=1", "fingerprint": "c4edaaf9f9f839b0",
                         "panelURL": "https://grafana.example/d/u?viewPanel=1",
                         "values": {"B": 22, "C": null}, "valueString": "[ var='B' value=22 ]"}]}
            """;

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
        send(FIRING);
        send(FIRING.replace("firing", "resolved").replace("0001-01-01T00:00:00Z", "2026-05-05T13:19:57.62281314Z"));

        assertThat(text("""
                select concat_ws(' | ', origin, source, external_id, name, said_service, severity, summary, url,
                                 ended_at - started_at)
                  from incidents.alert
                """))
                .isEqualTo("grafana | Grafana | c4edaaf9f9f839b0/2026-05-05T13:04:57.622813140Z | Slow | pay | critical"
                        + " | Half of all calls take 3 s | https://grafana.example/d/u?viewPanel=1 | 00:15:00");
    }

    @Test
    void aForgedOneLeavesNothing() {
        var body = FIRING.getBytes(UTF_8);
        var headers = Map.of("X-Grafana-Alerting-Signature", Signatures.hex(body, "guessed"));

        assertThat(plimsoll.post("/webhooks/grafana", headers, body).statusCode())
                .isEqualTo(401);
        assertThat(text("select count(*)::text from incidents.alert")).isEqualTo("0");
    }

    private void send(String text) {
        var body = text.getBytes(UTF_8);
        var headers = Map.of(
                "Content-Type",
                "application/json",
                "X-Grafana-Alerting-Signature",
                Signatures.hex(body, Plimsoll.SECRET));
        assertThat(plimsoll.post("/webhooks/grafana", headers, body).statusCode())
                .isEqualTo(202);
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
