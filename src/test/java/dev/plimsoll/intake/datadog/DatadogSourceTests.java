package dev.plimsoll.intake.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.alerts.ToldByAlerts;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Alerts come in over HTTP with the payload that Datadog is told to send. */
@PlimsollTest
class DatadogSourceTests {

    private static final String WARNED = event("1", "Warn", "1795168800000", "k1", "null");
    private static final String TRIGGERED = event("2", "Triggered", "1795169100000", "k1", "P2");
    private static final String AGAIN = event("3", "Re-Triggered", "1795169400000", "k1", "P2");
    private static final String RECOVERED = event("4", "Recovered", "1795170600000", "k1", "P2");
    private static final String NEXT = event("5", "No Data", "1795172400000", "k2", "P2");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    private ToldByAlerts datadog;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        datadog = new ToldByAlerts(plimsoll, jdbc, "datadog");
    }

    @AfterEach
    void leaveNothing() {
        plimsoll.empty();
    }

    @Test
    void theSecretIsShown() {
        datadog.needsASecretThatIsShown(TRIGGERED, RECOVERED);
    }

    @Test
    void theCycleJoinsWhatIsTriggeredAndItsRecoveryInAnyOrder() {
        for (var order : List.of(
                List.of(WARNED, TRIGGERED, AGAIN, RECOVERED, RECOVERED, NEXT),
                List.of(NEXT, RECOVERED, AGAIN, TRIGGERED, WARNED))) {
            plimsoll.empty();
            order.forEach(datadog::send);

            assertThat(datadog.alerts())
                    .containsExactly(
                            "k1 | Errors | P2 | pay | production | 10:00:00 | 10:30:00",
                            "k2 | Errors | no data | pay | production | 11:00:00 | -");
            assertThat(datadog.outcomes()).hasSize(5).containsOnly("translated");
        }
        assertThat(datadog.texts("select distinct summary || ' ' || url from incidents.alert"))
                .containsExactly("over 2% https://app.datadoghq.com/event/1");
    }

    @Test
    void theGuidePrintsAPayloadOfWhichEachTextIsAVariable() {
        var payload = new DatadogSource(JsonMapper.shared())
                .guide().filledIn("https://plimsoll.example/webhooks/datadog", "s3cret").stream()
                        .map(step -> String.valueOf(step.snippet()))
                        .filter(snippet -> snippet.contains("$ALERT_CYCLE_KEY"))
                        .findFirst()
                        .orElseThrow();

        assertThat(JsonMapper.shared().readTree(payload).valueStream())
                .isNotEmpty()
                .allMatch(value -> value.asString().startsWith("$"));
    }

    @Test
    void whatIsNotTakenHasAReason() {
        datadog.send(event("1", "Recovered", "1795168800000", "$ALERT_CYCLE_KEY", "null"));
        datadog.send(event("2", "Muted", "1795168800000", "k1", "null"));
        datadog.send("{\"transition\": \"Triggered\"}");
        datadog.send("{\"text\": \"something\"}");
        datadog.send("7");

        assertThat(datadog.outcomes())
                .containsExactly("unreadable", "ignored", "unreadable", "unrecognised", "unreadable");
        assertThat(datadog.alerts()).isEmpty();
    }

    @Test
    void everyKeptBodyIsTakenIn() {
        assertThat(datadog.sendFiles("datadog"))
                .containsEntry("default-template.rendered.json", "translated")
                .containsEntry("monitor.high_cpu_usage.keep.json", "unrecognised")
                .containsEntry("monitor.low_disk_space.keep.json", "unrecognised");

        assertThat(datadog.alerts())
                .containsExactly(
                        "event/8055671234 | Error rate above 2% | error | checkout-api | production | 09:10:15 | -");
    }

    private static String event(String id, String transition, String date, String cycle, String priority) {
        return """
                {"id": "%s", "cycle_key": "%s", "transition": "%s", "alert_title": "Errors", "title": "[%s] Errors",
                 "priority": "%s", "scope": "service:pay", "tags": "env:production,service:other", "date": "%s",
                 "text": "over 2%%", "link": "https://app.datadoghq.com/event/1"}
                """.formatted(id, cycle, transition, transition, priority, date);
    }
}
