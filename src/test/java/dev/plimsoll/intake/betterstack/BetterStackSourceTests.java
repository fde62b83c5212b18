package dev.plimsoll.intake.betterstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.alerts.ToldByAlerts;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Incidents come in over HTTP as status pages of Better Stack send them. */
@PlimsollTest
class BetterStackSourceTests {

    private static final String FIRST = update("1", "10:00", "We look into it", "downtime");
    private static final String LAST = update("2", "10:30", "It is over", "resolved");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    private ToldByAlerts page;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        page = new ToldByAlerts(plimsoll, jdbc, "betterstack");
    }

    @AfterEach
    void leaveNothing() {
        plimsoll.empty();
    }

    @Test
    void updatesWithoutAStatusAreNotesUntilAllIsInOrder() {
        page.needsASecretThatIsShown(incident(FIRST), incident(LAST + "," + FIRST));
        page.send("{\"event_type\": \"maintenance\", \"maintenance\": {\"id\": \"3\"}}");

        assertThat(page.moments())
                .containsExactly("note 10:00 We look into it", "opened 10:00", "resolved 10:30 It is over");
        assertThat(
                        page.texts(
                                "select concat_ws(' ', origin, external_id, title, resolved_at is not null) from incidents.incident"))
                .containsExactly("betterstack 9 Slow t");
        assertThat(page.texts("select event || ' ' || outcome from intake.delivery order by received_at"))
                .containsExactly("incident translated", "incident translated", "maintenance ignored");
    }

    @Test
    void everyKeptBodyIsTakenIn() {
        assertThat(page.sendFiles("betterstack").values()).containsOnly("translated");

        assertThat(page.moments())
                .containsExactly("opened 10:30", "note 11:45 We've identified the issue and are working on a fix");
    }

    private static String incident(String updates) {
        return """
                {"event_type": "incident", "page": {"id": "1", "status_indicator": "downtime"},
                 "incident": {"id": "9", "name": "Slow", "created_at": "2026-11-20T10:00:00Z", "incident_updates": [%s]}}
                """.formatted(updates);
    }

    private static String update(String id, String at, String body, String state) {
        return """
                {"id": "%s", "created_at": "2026-11-20T%s:00Z", "body": "%s",
                 "affected_components": [{"name": "Pay", "status": "%s"}]}
                """.formatted(id, at, body, state);
    }
}
