package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Why a measure has no value. */
@PlimsollTest
class ReasonsTests {

    private static final String BEGIN = "a<@0 b<a@1 c<b@1.5 d0=a@1 ";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    private MetricsDesk desk;

    @BeforeEach
    void begin() {
        plimsoll.empty();
        desk = new MetricsDesk(plimsoll);
    }

    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void beforeAnythingWasReportedNothingWasWatched() {
        desk.tell(BEGIN);

        var frequency = plimsoll.get("/api/v1/metrics?as_of=2020-01-01").path("deployment_frequency");

        assertThat(frequency.path("value").isNull()).isTrue();
        assertThat(frequency.path("days").asDouble()).isZero();
        assertThat(frequency.path("reason").asString()).isEqualTo("window_before_first_event");
    }

    @Test
    void aServiceWithItsFirstDeploymentAloneHasNoChanges() {
        desk.tell(BEGIN);

        var all = desk.measures();

        assertThat(all.path("deployment_frequency").path("n").asLong()).isEqualTo(1);
        assertThat(all.path("change_fail_rate").path("reason").asString()).isEqualTo("no_changes");
        assertThat(all.path("change_lead_time").path("reason").asString()).isEqualTo("no_changes");
        assertThat(all.path("failed_deployment_recovery_time").path("reason").asString())
                .isEqualTo("no_changes");
    }

    @Test
    void whatOnlyAPersonCallsFailedHasNoEnd() {
        desk.tell(BEGIN + "d1=b@2");
        jdbc.sql("""
                        insert into metrics.mark (deployment_id, word, because, marked_by, marked_at)
                        select id, 'failed', 'nobody could pay', 'ann', now()
                          from deployments.deployment
                         where external_id = 'd1'
                        """).update();

        var all = desk.measures();

        assertThat(all.path("change_fail_rate").path("failed").asLong()).isEqualTo(1);
        assertThat(all.path("failed_deployment_recovery_time").path("reason").asString())
                .isEqualTo("no_end_known");
    }

    @Test
    void whetherAnybodyTellsOfIncidentsIsAsItWasKnown() {
        desk.tell(BEGIN + "d1=b@2");
        desk.measures();
        var before = Instant.now();
        desk.tell("!I1@3-5");
        jdbc.sql("update intake.source set created_at = now() where kind in ('alertmanager', 'grafana', 'pagerduty')")
                .update();

        var then = desk.measures("&as_of=" + before);

        assertThat(then.path("observed").path("has_incident_source").asBoolean())
                .isFalse();
        assertThat(then.path("change_fail_rate").path("reason").asString()).isEqualTo("no_incident_source");
        assertThat(desk.measures().path("change_fail_rate").path("value").asDouble())
                .isEqualTo(1);
    }

    @Test
    void aVersionInOneRegionIsNotWithdrawnBeforeItsRollbackInAnother() {
        desk.tell(
                "a<@0 b<a@1 d0=a@1[target=eu] u0=a@1.1[target=us] d1=b@2[target=eu] u1=b@9[target=us] d2=a@10[target=eu]");

        assertThat(desk.kinds()).doesNotContain("redeploy_of_withdrawn");
    }
}
