package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.deployments.Stories;
import dev.plimsoll.testing.Plimsoll;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** CC: a release without its Secret is rolled back from 09:31 to 09:35, and the version before it is back. */
@PageTest
class MissingSecretStoryTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private MockMvcTester http;

    private Told told;

    @BeforeEach
    void play() {
        plimsoll.empty();
        told = new Told(plimsoll, http).report(Stories.missingSecret());
    }

    @Test
    void eachInstantOfTheMorningHasItsVersion() throws Exception {
        assertThat(List.of("09:17", "09:20", "09:34", "09:40"))
                .extracting(time -> told.running("at=2026-11-16T" + time + ":00Z")
                        .path("sha")
                        .asString())
                .containsExactly(Stories.A, Stories.B, Stories.B, Stories.A);
        assertThat(Told.cell(told.page("/now?at=2026-11-16T09:20:00Z"), "payment-service", "production"))
                .startsWith("b7d04e1");
        assertThat(Told.cell(told.page("/now?at=2026-11-16T09:40:00Z"), "payment-service", "production"))
                .startsWith("a3f91c2")
                .endsWith("rolled back");
    }

    @Test
    void theRollbackTookFourMinutesAndBroughtThePreviousCommitBack() throws Exception {
        var rollback = told.call("rollbacks").path("rollbacks").get(0);
        assertThat(rollback.path("id").asString()).isEqualTo("cc-3");
        assertThat(rollback.path("from").path("sha").asString()).isEqualTo(Stories.B);
        assertThat(rollback.path("to").path("sha").asString()).isEqualTo(Stories.A);
        assertThat(rollback.path("started_at").asString()).isEqualTo("2026-11-16T09:31:00Z");
        assertThat(rollback.path("finished_at").asString()).isEqualTo("2026-11-16T09:35:00Z");
        assertThat(rollback.path("duration_s").asLong()).isEqualTo(240);
        assertThat(rollback.path("version_restored").asBoolean()).isTrue();
        assertThat(rollback.path("version_restored_at").asString()).isEqualTo("2026-11-16T09:38:00Z");
        assertThat(rollback.path("service_restored").isNull()).isTrue();
        assertThat(rollback.path("withdrew").path("deployment").asString()).isEqualTo("cc-2");

        var row = told.page("/rollbacks").select(".rollbacks tbody tr");
        assertThat(row.select("td").eachText().subList(0, 2))
                .containsExactly("b7d04e1 back to a3f91c2", "payment-service production");
        assertThat(row.select("td").get(2).select("time").attr("datetime")).isEqualTo("2026-11-16T09:31:00Z");
        assertThat(row.select("td").get(3).text()).isEqualTo("4 min");
        assertThat(row.select("td").get(4).text())
                .startsWith("yes, seen running")
                .endsWith("by cluster");
        assertThat(row.select("td").get(5).text()).isEqualTo("unknown: no incident is known");
        assertThat(row.select("td").get(7).text()).isEqualTo("a3f91c2 ran there before b7d04e1");
    }

    @Test
    void itsPageTellsTheThreeFactsApart() throws Exception {
        var page = told.deployment("cc-3");

        assertThat(page.select(".told").text()).contains("deployed a3f91c2").contains("after 4 min.");
        assertThat(Told.fact(page, "Executed"))
                .startsWith("from")
                .contains("to")
                .endsWith("4 min");
        assertThat(Told.fact(page, "Version restored")).isEqualTo("yes, seen running");
        assertThat(Told.fact(page, "Service restored")).startsWith("unknown");
        assertThat(Told.fact(page, "Counts as")).isEqualTo("rollback: a3f91c2 ran there before b7d04e1");
        assertThat(Told.fact(page, "Replaced")).startsWith("b7d04e1, since");
        assertThat(told.call("deployments/cc-2").path("failed").asBoolean()).isTrue();
        assertThat(told.call("deployments/cc-3/replaced")
                        .path("replaced")
                        .path("deployment")
                        .asString())
                .isEqualTo("cc-2");
    }

    @Test
    void theOpenCellAndTheServiceSayWhatItTookBack() throws Exception {
        var peek = told.page("/now?peek=payment-service/production&at=2026-11-16T09:40:00Z")
                .getElementById("peek");
        assertThat(Told.fact(peek, "Came by")).isEqualTo("rollback of b7d04e1, took 4 min");
        assertThat(peek.select(".past .sha").eachText()).containsExactly("a3f91c2", "b7d04e1", "a3f91c2");

        var service = told.page("/services/payment-service");
        assertThat(service.select("#runs li li a").text()).isEqualTo("rollback of b7d04e1");
        assertThat(service.select("#history tbody tr:not(.day-head)").get(0).text())
                .startsWith("a3f91c2 production succeeded, verified rollback")
                .contains("4 min");
    }

    @Test
    void theTimelineDrawsThreeBarsAndTheRollback() throws Exception {
        var timeline = told.page("/timeline?from=2026-11-16T09:05:00Z&to=2026-11-16T09:50:00Z&at=2026-11-16T09:19:00Z");

        assertThat(timeline.select(".plot .mono").eachText()).containsExactly("a3f91c2", "b7d04e1", "a3f91c2");
        assertThat(Told.marks(timeline))
                .extracting(row -> row.get(1) + " " + row.get(4))
                .containsExactly("rolled back a3f91c2", "deployed b7d04e1");
        assertThat(timeline.select("#ran li").text())
                .contains("payment-service in production ran b7d04e1")
                .contains("(1 min), reported");
    }

    @Test
    void theWithdrawnCommitWasThereForSeventeenMinutes() throws Exception {
        var place = told.call("shas/" + Stories.B).path("environments").get(0);

        assertThat(place.path("arrived_at").asString()).isEqualTo("2026-11-16T09:18:00Z");
        assertThat(place.path("left_at").asString()).isEqualTo("2026-11-16T09:35:00Z");
        assertThat(place.path("replaced_by").path("deployment").asString()).isEqualTo("cc-3");
        assertThat(place.path("lead_time_s").asLong()).isEqualTo(480);
        assertThat(told.page("/sha/" + Stories.B)
                        .select(".where tbody td")
                        .get(0)
                        .text())
                .isEqualTo("was there, and what runs does not contain it");
        assertThat(told.page("/sha/" + Stories.A).select(".told").text()).isEqualTo("Runs in production.");
    }
}
