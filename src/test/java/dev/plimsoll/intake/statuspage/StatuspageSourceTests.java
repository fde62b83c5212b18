package dev.plimsoll.intake.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.alerts.ToldByAlerts;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Incidents come in over HTTP as Statuspage sends them. */
@PlimsollTest
class StatuspageSourceTests {

    private static final List<String> UPDATES = List.of(
            update("u1", "investigating", "10:00", "We look into it"),
            update("u2", "identified", "10:10", "It is the cache"),
            update("u3", "identified", "10:15", "Still"),
            update("u4", "monitoring", "10:20", "Better"),
            update("u5", "resolved", "10:40", "Over"),
            update("u6", "investigating", "10:50", "Not over"),
            update("u7", "resolved", "11:00", "Now it is"),
            update("u8", "postmortem", "12:00", "What happened"));

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    private ToldByAlerts page;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        page = new ToldByAlerts(plimsoll, jdbc, "statuspage");
    }

    @AfterEach
    void leaveNothing() {
        plimsoll.empty();
    }

    @Test
    void theSecretIsShownInTheAddressOrAsBearer() {
        page.needsASecretThatIsShown(incident(1, "investigating"), incident(2, "identified"));
    }

    @Test
    void updatesAreTheMomentsOfAnIncidentInAnyOrder() {
        for (var isReversed : List.of(false, true)) {
            plimsoll.empty();
            var told = IntStream.rangeClosed(1, UPDATES.size())
                    .mapToObj(count -> incident(count, "any"))
                    .toList();
            var order = new ArrayList<>(told);
            if (isReversed) {
                Collections.reverse(order);
            }
            order.forEach(page::send);
            order.forEach(page::send);

            assertThat(page.moments())
                    .containsExactly(
                            "note 10:00 We look into it",
                            "opened 10:00",
                            "cause_found 10:10 It is the cache",
                            "note 10:15 Still",
                            "mitigated 10:20 Better",
                            "resolved 10:40 Over",
                            "reopened 10:50 Not over",
                            "resolved 11:00 Now it is",
                            "note 12:00 What happened");
            assertThat(page.texts("""
                            select concat_ws(' | ', i.origin, i.external_id, i.title, i.severity, i.url,
                                             (i.resolved_at at time zone 'UTC')::time,
                                             (select string_agg(said_service, ',' order by said_service) from incidents.affected))
                              from incidents.incident i
                            """))
                    .containsExactly(
                            "statuspage | inc1 | Slow checkout | major | https://stspg.io/1 | 11:00:00 | pay,shop");
        }
    }

    @Test
    void oneThatEndedWithoutAnUpdateEndedAllTheSame() {
        page.send("""
                {"incident": {"id": "i", "name": "n", "status": "resolved", "created_at": "2026-11-20T10:00:00Z",
                 "resolved_at": "2026-11-20T10:30:00Z", "incident_updates": []}}""");

        assertThat(page.moments()).containsExactly("opened 10:00", "resolved 10:30");
    }

    @Test
    void aComponentThatIsNotInOrderIsAnAlert() {
        page.send(component("c1", "operational", "major_outage", "10:00"));
        page.send(component("c2", "major_outage", "operational", "10:30"));
        page.send(component("c3", "operational", "under_maintenance", "11:00"));

        assertThat(page.alerts())
                .containsExactly("component/c1 | major outage | major_outage | pay | - | 10:00:00 | -");
        assertThat(page.texts("select event || ' ' || outcome from intake.delivery order by received_at"))
                .containsExactly(
                        "component_update.major_outage translated",
                        "component_update.operational ignored",
                        "component_update.under_maintenance ignored");
    }

    @Test
    void whatIsNoIncidentIsSaidToBeNone() {
        page.send("{\"incident\": {\"id\": \"m\", \"impact\": \"maintenance\", \"status\": \"scheduled\"}}");
        page.send("{\"incident\": {\"id\": \"m2\", \"scheduled_for\": \"2026-11-21T10:00:00Z\"}}");
        page.send("{\"incident\": {\"name\": \"without an id\"}}");
        page.send("{\"component_update\": {\"id\": \"c\"}}");
        page.send("{\"page\": {\"id\": \"p\"}}");
        page.send("[1");

        assertThat(page.outcomes())
                .containsExactly("ignored", "ignored", "unreadable", "unreadable", "unrecognised", "unreadable");
    }

    @Test
    void everyKeptBodyIsTakenIn() {
        assertThat(page.sendFiles("statuspage"))
                .containsEntry("incident.resolved.json", "translated")
                .containsEntry("component.update.zulip.json", "ignored");

        assertThat(page.moments()).hasSize(3).element(2).asString().startsWith("resolved 09:41 Fixed.");
        assertThat(page.texts("select external_id || ' ' || title from incidents.incident"))
                .containsExactly("z3lct0r596n4 Database query delays");
    }

    /** The newest update stands first. */
    private static String incident(int updates, String status) {
        var newestFirst = new ArrayList<>(UPDATES.subList(0, updates));
        Collections.reverse(newestFirst);
        return """
                {"page": {"id": "p1"}, "incident": {"id": "inc1", "name": "Slow checkout", "status": "%s", "impact": "major",
                 "created_at": "2026-11-20T10:00:00.500Z", "updated_at": "2026-11-20T12:%02d:00Z",
                 "shortlink": "https://stspg.io/1", "components": [{"name": "Pay"}], "incident_updates": [%s]}}
                """.formatted(status, updates, String.join(",", newestFirst));
    }

    private static String update(String id, String status, String at, String body) {
        return """
                {"id": "%s", "status": "%s", "display_at": "2026-11-20T%s:00Z", "body": "%s",
                 "affected_components": [{"name": "Shop", "new_status": "operational"}]}
                """.formatted(id, status, at, body);
    }

    private static String component(String id, String before, String now, String at) {
        return """
                {"page": {"status_description": "Some trouble"}, "component": {"id": "k", "name": "Pay"},
                 "component_update": {"id": "%s", "old_status": "%s", "new_status": "%s", "created_at": "2026-11-20T%s:00Z"}}
                """.formatted(id, before, now, at);
    }
}
