package dev.plimsoll.intake.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.incidents.IncidentFiles;
import dev.plimsoll.incidents.Suspects;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo goes through the same door as everything else: this is a test of that door, too. */
@PlimsollTest
class DemoTests {

    @Autowired
    private Demo demo;

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private IncidentFiles incidents;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        demo.remove();
        plimsoll.empty();
    }

    @AfterEach
    void remove() {
        demo.remove();
    }

    @Test
    void everyDeliveryOfItIsUnderstood() {
        demo.play();

        assertThat(number("select count(*) from intake.delivery")).isGreaterThan(3000);
        assertThat(number("select count(*) from intake.delivery where outcome <> 'translated'"))
                .isZero();
        assertThat(number("select count(*) from deployments.deployment where happened_at > now()"))
                .isZero();
        assertThat(number("select count(*) from catalog.service where team_id is not null"))
                .isEqualTo(12);
    }

    @Test
    void tellsTheBadDaysAsTheyWere() {
        demo.play();

        assertThat(number("""
                        select max(times)
                          from (select count(*) as times
                                  from deployments.deployment d
                                  join catalog.service s on s.id = d.service_id
                                 where s.name = 'storefront'
                                 group by d.sha, d.environment_id) t
                        """)).isEqualTo(47);
        assertThat(number("select count(*) from deployments.deployment where state = 'rejected'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from deployments.deployment where kind = 'config'"))
                .isEqualTo(3);
        assertThat(number("select count(*) from deployments.deployment where description like 'CrashLoopBackOff%'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from deployments.deployment where state = 'waiting'"))
                .isPositive();
    }

    @Test
    void tellsWhatWasBrokenBecauseOfTheBadDays() {
        demo.play();

        var file = incidents.find("CC-142", Suspects.USUAL_LOOKBACK).orElseThrow();
        var minutes = new LinkedHashMap<String, Long>();
        file.measures()
                .forEach(measure -> minutes.put(
                        measure.kind().word(),
                        measure.value() == null ? null : measure.value().toMinutes()));
        assertThat(minutes)
                .isEqualTo(Map.of(
                        "detected", 3L,
                        "acknowledged", 1L,
                        "decided", 8L,
                        "rollback_started", 11L,
                        "rolled_back", 4L,
                        "version_restored", 18L,
                        "restored", 21L,
                        "impact", 20L,
                        "closed", 28L));
        assertThat(number("select count(*) from incidents.incidents where resolved_at is null"))
                .isZero();
        assertThat(number("select count(*) from incidents.incidents")).isGreaterThan(5);
        assertThat(number("select count(*) from incidents.incident where resolved_at < opened_at"))
                .isZero();
        assertThat(number("select count(*) from incidents.alerts where incident_id is null or service_id is null"))
                .isZero();
        assertThat(number("select count(*) from incidents.attributions where rule = 2"))
                .isGreaterThan(3);
        assertThat(number("select count(*) from incidents.attributions where rule > 2"))
                .isPositive();
    }

    @Test
    void playedTwiceAddsNothing() {
        demo.play();
        var deliveries = number("select count(*) from intake.delivery");

        demo.play();

        assertThat(number("select count(*) from intake.delivery")).isEqualTo(deliveries);
    }

    @Test
    void goesWithoutTakingAnythingOfAnybodyElseAlong() {
        plimsoll.report("""
                {"type": "deployment", "id": "real-1", "service": "real", "environment": "production",
                 "sha": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "status": "succeeded"}
                """);
        demo.play();

        demo.remove();

        assertThat(number("select count(*) from deployments.deployment")).isEqualTo(1);
        assertThat(number("select count(*) from deployments.running")).isEqualTo(1);
        assertThat(number("select count(*) from catalog.service")).isEqualTo(1);
        assertThat(number("select count(*) from catalog.environment")).isEqualTo(1);
        for (var table : new String[] {
            "catalog.team",
            "catalog.repository",
            "changes.commit",
            "changes.change_request",
            "changes.build",
            "pipelines.run",
            "pipelines.job",
            "deployments.review",
            "incidents.incident",
            "incidents.affected",
            "incidents.statement",
            "incidents.moment",
            "incidents.alert",
            "incidents.link",
            "incidents.edit"
        }) {
            assertThat(number("select count(*) from " + table)).as(table).isZero();
        }
        assertThat(number("select count(*) from intake.delivery")).isEqualTo(1);
        assertThat(number("select count(*) from intake.source where is_demo")).isZero();
    }

    @Test
    void leavesTheAlertOfAnotherThatHadJoinedItsIncident() {
        demo.play();
        var began = jdbc.sql("select began_at from incidents.incidents where key = 'CC-142'")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        plimsoll.report("""
                {"type": "alert", "id": "real-1", "name": "RealAlert", "service": "payment-service", "severity": "critical",
                 "environment": "production", "started_at": "%s", "ended_at": "%s"}
                """.formatted(began.plusSeconds(300), began.plusSeconds(600)));
        assertThat(
                        number(
                                "select count(*) from incidents.alerts a join incidents.incidents i on i.id = a.incident_id where a.name = 'RealAlert' and i.key = 'CC-142'"))
                .isEqualTo(1);

        demo.remove();

        assertThat(number("select count(*) from incidents.alert")).isEqualTo(1);
        assertThat(jdbc.sql("select title from incidents.incidents")
                        .query(String.class)
                        .list())
                .containsExactly("RealAlert on payment-service");
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
