package dev.plimsoll.intake.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
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
            "deployments.review"
        }) {
            assertThat(number("select count(*) from " + table)).as(table).isZero();
        }
        assertThat(number("select count(*) from intake.delivery")).isEqualTo(1);
        assertThat(number("select count(*) from intake.source where is_demo")).isZero();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
