package dev.plimsoll.intake.opsgenie;

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

/** Alerts come in over HTTP as the webhook integration of Opsgenie sends them. */
@PlimsollTest
class OpsgenieSourceTests {

    private static final String CREATED = action("Create", "1795168800000000110", "3", "r1");
    private static final String TAKEN = action("Acknowledge", "1795169100000000220", "3", "r2");
    private static final String RAISED = action("UpdatePriority", "1795169400000000330", "\"P1\"", "r3");
    private static final String CLOSED = action("Close", "1795170600000000440", "\"P1\"", "r4");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    private ToldByAlerts opsgenie;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        opsgenie = new ToldByAlerts(plimsoll, jdbc, "opsgenie");
    }

    @AfterEach
    void leaveNothing() {
        plimsoll.empty();
    }

    @Test
    void theSecretIsShown() {
        opsgenie.needsASecretThatIsShown(CREATED, CLOSED);
    }

    @Test
    void anAlertIsOneFromItsCreationUntilItIsClosedInAnyOrder() {
        for (var order :
                List.of(List.of(CREATED, TAKEN, RAISED, CLOSED, CLOSED), List.of(CLOSED, RAISED, TAKEN, CREATED))) {
            plimsoll.empty();
            order.forEach(opsgenie::send);

            assertThat(opsgenie.alerts())
                    .containsExactly("a-1 | Checkout fails | P1 | pay | production | 10:00:00 | 10:30:00");
            assertThat(opsgenie.outcomes()).hasSize(4).containsOnly("translated");
        }
    }

    @Test
    void whatIsNotTakenHasAReason() {
        opsgenie.send(action("CustomAction", "1795168800000000110", "3", "r1"));
        opsgenie.send("{\"action\": \"Close\", \"alert\": {\"message\": \"?\"}}");
        opsgenie.send("{\"alert\": []}");
        opsgenie.send("{");

        assertThat(opsgenie.outcomes()).containsExactly("unrecognised", "unreadable", "unrecognised", "unreadable");
        assertThat(opsgenie.alerts()).isEmpty();
    }

    @Test
    void everyKeptBodyIsTakenIn() {
        assertThat(opsgenie.sendFiles("opsgenie").values()).containsOnly("translated");

        assertThat(opsgenie.alerts())
                .containsExactly("ec03dad6-62c8-4c94-b38b-d88f398e900f | another alert | P3 | - | - | 11:25:56 | -");
    }

    private static String action(String action, String updatedAt, String priority, String request) {
        return """
                {"action": "%s", "alert": {"alertId": "a-1", "message": "Checkout fails", "createdAt": 1795168800000,
                 "updatedAt": %s, "priority": %s, "tags": ["vip", "service:pay"], "details": {"env": "production"}},
                 "alertFlowContext": {"requestId": "%s"}}
                """.formatted(action, updatedAt, priority, request);
    }
}
