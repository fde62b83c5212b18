package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.deployments.Stories;
import dev.plimsoll.testing.Plimsoll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** FD-4: a commit that a pipeline makes after each deployment starts the next one, 47 times in three hours. */
@PageTest
class PipelineLoopStoryTests {

    private static final String NOON = "at=2026-11-16T12:00:00Z";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private MockMvcTester http;

    private Told told;

    @BeforeEach
    void play() {
        plimsoll.empty();
        told = new Told(plimsoll, http).report(Stories.loop());
    }

    @Test
    void oneIntervalRunsFromTheFirstDeploymentOn() throws Exception {
        var runs = told.running("service=pay&" + NOON);

        assertThat(runs.path("sha").asString()).isEqualTo(Stories.A);
        assertThat(runs.path("since").asString()).isEqualTo("2026-11-16T09:00:00Z");
        assertThat(runs.path("until").isNull()).isTrue();
        assertThat(runs.path("deployment").asString()).isEqualTo("loop-0");
        var timeline = told.page("/timeline?from=2026-11-16T08:00:00Z&to=2026-11-16T12:00:00Z");
        assertThat(timeline.select(".plot .bar-old")).hasSize(1);
    }

    @Test
    void isFortySevenTicksOfWhichAllButTheFirstAreNoOps() throws Exception {
        var deployments = told.call("deployments?service=pay&limit=1000").path("deployments");
        assertThat(Told.each(deployments, "kind"))
                .hasSize(47)
                .startsWith("redeploy")
                .endsWith("redeploy", "baseline");
        assertThat(told.call("deployments/loop-46").path("counted_because").asString())
                .isEqualTo("a3f91c2 was what ran already");

        var morning = told.page("/timeline?from=2026-11-16T08:00:00Z&to=2026-11-16T12:00:00Z");
        assertThat(morning.select(".plot a.mk:not(.many)")).hasSize(47);
        assertThat(morning.select(".plot a.mk .tick")).hasSize(46);
        assertThat(morning.select(".plot .mono").text()).isEqualTo("a3f91c2, 47 × same SHA");
        assertThat(Told.marks(morning)).hasSize(47);
        var day = told.page("/timeline?from=2026-11-16T00:00:00Z&to=2026-11-17T00:00:00Z");
        assertThat(day.select(".plot .many text").text()).isEqualTo("47 × same SHA");
        assertThat(day.select(".plot .many .tick")).hasSize(47);

        var service = told.page("/services/pay");
        assertThat(service.select("#history .tag").eachText()).hasSize(47).endsWith("no-op", "first known");
        assertThat(service.select("#history .tag").eachText().subList(0, 46)).containsOnly("no-op");
    }

    @Test
    void eachRepetitionSaysSinceWhenTheSameRan() throws Exception {
        var second = told.deployment("loop-1");

        assertThat(second.select("#deployment > .bar").text())
                .startsWith("A no-op: a3f91c2 was what ran already, running since");
        assertThat(second.select("#deployment > .bar time").eachAttr("datetime"))
                .containsExactly("2026-11-16T09:00:00Z", "2026-11-16T09:03:50Z");
        assertThat(Told.fact(second, "Counts as")).isEqualTo("redeploy: a3f91c2 was what ran already");
        assertThat(told.deployment("loop-0").select("#deployment > .bar")).isEmpty();
        assertThat(told.call("deployments/loop-46/replaced")
                        .path("replaced")
                        .path("since")
                        .asString())
                .isEqualTo("2026-11-16T09:00:00Z");
    }

    @Test
    void theMatrixCallsItALoopWhileItLasts() throws Exception {
        var now = told.page("/now?" + NOON);

        assertThat(Told.cell(now, "pay", "production")).isEqualTo("a3f91c2 15 times in 53 min");
        assertThat(now.select("#row-pay .cell.warn use").attr("href")).isEqualTo("#i-loop");
        assertThat(now.select("#attention li p").text())
                .isEqualTo("pay was given the same version in production 15 times in 53 min."
                        + " A pipeline may be starting itself. Show deployments");
        assertThat(told.page("/now?peek=pay/production&" + NOON)
                        .select("#peek .run .sha")
                        .text())
                .isEqualTo("a3f91c2");
    }

    @Test
    void theCommitArrivedOnceAndNothingWasRolledBack() throws Exception {
        var place = told.call("shas/" + Stories.A).path("environments").get(0);

        assertThat(place.path("arrived_at").asString()).isEqualTo("2026-11-16T09:00:00Z");
        assertThat(place.path("deployment").asString()).isEqualTo("loop-0");
        assertThat(place.path("there").asBoolean()).isTrue();
        assertThat(told.page("/sha/" + Stories.A).select(".told").text()).isEqualTo("Runs in production.");
        assertThat(told.call("rollbacks").path("rollbacks")).isEmpty();
        assertThat(told.page("/rollbacks").select(".rollbacks")).isEmpty();
    }
}
