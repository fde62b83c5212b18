package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.deployments.Stories;
import dev.plimsoll.testing.Plimsoll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** SK: the build of a commit was skipped, and its deployment carries yesterday's artifact of another one. */
@PageTest
class SkippedBuildStoryTests {

    private static final String STALE = "Claims b7d04e1 but carries the artifact of a3f91c2, built";
    private static final String SKIPPED = "The build of b7d04e1 was skipped.";

    /** Two minutes after the deployment, before anybody looked. */
    private static final String BEFORE = "at=2026-11-17T09:04:00Z";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private MockMvcTester http;

    private Told told;

    @BeforeEach
    void play() {
        plimsoll.empty();
        told = new Told(plimsoll, http).report(Stories.skippedBuild());
    }

    @Test
    void theDeploymentNamesBothCommitsAndTheSkippedBuild() throws Exception {
        var page = told.deployment("sk-2");

        var bars = page.select("#deployment > .bar.bad").eachText();
        assertThat(bars.get(0)).startsWith(STALE).contains(SKIPPED);
        assertThat(page.select("#deployment > .bar.bad time").attr("datetime")).isEqualTo("2026-11-16T09:00:00Z");
        assertThat(page.select("#deployment > .bar.warn").text())
                .startsWith("The commit changed from a3f91c2 to b7d04e1, the artifact did not, running since");
        assertThat(Told.step(page, "Built")).isEqualTo("Build skipped");
        assertThat(Told.step(page, "Pushed")).isEqualTo("sha256:d1ee…eeee, built from a3f91c2");
        assertThat(told.deployment("sk-1").select("#deployment > .bar.bad")).isEmpty();
    }

    @Test
    void beforeAnybodyLooksTheClaimRunsAndIsSpokenAgainst() throws Exception {
        var runs = told.running("service=checkout&" + BEFORE);
        assertThat(runs.path("sha").asString()).isEqualTo(Stories.B);
        assertThat(runs.path("basis").asString()).isEqualTo("claimed");
        assertThat(runs.path("reported_sha").isNull()).isTrue();
        assertThat(runs.path("contradiction").path("kind").asString()).isEqualTo("artifact_of_another_commit");
        assertThat(runs.path("contradiction").path("sentence").asString())
                .isEqualTo(STALE + " 2026-11-16T09:00:00Z. " + SKIPPED);
        assertThat(runs.path("contradiction").path("number").asLong()).isEqualTo(told.number("sk-2"));

        var now = told.page("/now?peek=checkout/production&" + BEFORE);
        assertThat(Told.cell(now, "checkout", "production")).isEqualTo("b7d04e1 carries a3f91c2");
        assertThat(now.select("#row-checkout .cell").hasClass("bad")).isTrue();
        assertThat(now.select("#attention p").get(0).text())
                .isEqualTo("checkout in production: claims b7d04e1 but carries the artifact of a3f91c2. " + SKIPPED
                        + " Show deployment");
        assertThat(now.select("#attention").text())
                .as("the same thing is not said twice")
                .doesNotContain("the artifact did not");
        assertThat(now.select("#peek .bar.bad").text()).startsWith(STALE).endsWith(SKIPPED);
    }

    @Test
    void whatWasSeenRunsAndTheReportedCommitStandsBesideIt() throws Exception {
        var runs = told.running("service=checkout&at=2026-11-17T09:06:00Z");
        assertThat(runs.path("sha").asString()).isEqualTo(Stories.A);
        assertThat(runs.path("reported_sha").asString()).isEqualTo(Stories.B);
        assertThat(runs.path("basis").asString()).isEqualTo("observed");
        assertThat(runs.path("since").asString()).isEqualTo("2026-11-17T09:05:00Z");
        assertThat(runs.path("contradiction").path("kind").asString()).isEqualTo("other_version_runs");
        assertThat(runs.path("contradiction").path("sentence").asString())
                .startsWith("Runs a3f91c2, though the pipeline reported b7d04e1, seen 2026-11-17T09:05:00Z.");

        var now = told.page("/now?at=2026-11-17T09:06:00Z");
        assertThat(Told.cell(now, "checkout", "production")).isEqualTo("a3f91c2 reported b7d04e1");
        var service = told.page("/services/checkout");
        assertThat(service.select("#runs .bar.bad").text())
                .startsWith("production: Runs a3f91c2, though the pipeline reported b7d04e1, seen");
        assertThat(told.call("deployments/sk-2").path("verified").path("state").asString())
                .isEqualTo("mismatch");
    }

    @Test
    void theTimelineTintsWhatWasNotReported() throws Exception {
        var timeline = told.page("/timeline?from=2026-11-17T08:00:00Z&to=2026-11-17T10:00:00Z");

        assertThat(timeline.select(".plot a:has(.bar-bad) title").get(0).text())
                .contains("b7d04e1, with the artifact of another commit");
        assertThat(timeline.select(".plot a:has(.bar-bad) title").get(1).text()).contains("a3f91c2, not as reported");
        assertThat(timeline.select(".plot .bar-bad")).hasSize(2);
        assertThat(timeline.select(".plot .bar-old")).hasSize(1);
        assertThat(Told.marks(timeline).get(0))
                .contains("another version was seen", "a3f91c2", "a deployment had said that something else runs");
    }

    @Test
    void theCommitThatWasReportedIsNotThereAnyMore() throws Exception {
        var place = told.call("shas/" + Stories.B).path("environments").get(0);
        assertThat(place.path("there").asBoolean()).isFalse();
        assertThat(place.path("arrived_at").asString()).isEqualTo("2026-11-17T09:02:00Z");
        assertThat(place.path("left_at").asString()).isEqualTo("2026-11-17T09:05:00Z");
        assertThat(place.path("replaced_by").path("sha").asString()).isEqualTo(Stories.A);

        assertThat(place.path("contradiction").path("sentence").asString())
                .isEqualTo(STALE + " 2026-11-16T09:00:00Z. " + SKIPPED);
        assertThat(told.page("/sha/" + Stories.B).select(".where .foreign").text())
                .startsWith(STALE)
                .endsWith(SKIPPED);
        assertThat(told.page("/sha/" + Stories.B)
                        .select(".where tbody td")
                        .eachText()
                        .get(2))
                .startsWith("replaced by a3f91c2");
        assertThat(told.call("deployments/sk-2/replaced")
                        .path("replaced")
                        .path("deployment")
                        .asString())
                .isEqualTo("sk-1");
        assertThat(told.call("rollbacks").path("rollbacks")).isEmpty();
    }
}
