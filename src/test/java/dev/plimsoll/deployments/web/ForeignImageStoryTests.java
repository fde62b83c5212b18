package dev.plimsoll.deployments.web;

import static dev.plimsoll.deployments.Stories.A;
import static dev.plimsoll.deployments.Stories.B;
import static dev.plimsoll.deployments.Stories.DIGEST_A;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.deployments.Stories;
import dev.plimsoll.testing.Plimsoll;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** FD-5: an image that was built on an arm64 laptop reaches a part of the amd64 nodes, and is taken back. */
@PageTest
class ForeignImageStoryTests {

    private static final Instant NINE = Instant.parse("2026-11-16T09:00:00Z");
    private static final String BUILT = Stories.digest("b1");
    private static final String LAPTOP = Stories.digest("b2");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private MockMvcTester http;

    private Told told;

    @BeforeEach
    void play() {
        plimsoll.empty();
        told = new Told(plimsoll, http)
                .report(List.of(
                        Stories.commit("orders", A, null, NINE.minusSeconds(9000)),
                        Stories.commit("orders", B, A, NINE.minusSeconds(3000)),
                        built("ci-a", A, DIGEST_A, -8000),
                        built("ci-b", B, BUILT, -2000),
                        deployed("o-1", A, DIGEST_A, "succeeded", -7200, -7080),
                        deployed("o-s", B, BUILT, "succeeded", -1200, -1080).replace("production", "staging"),
                        deployed("o-2", B, LAPTOP, "partial", 0, 120),
                        deployed("o-3", A, DIGEST_A, "succeeded", 1320, 1380),
                        Stories.observation("orders", null, DIGEST_A, NINE.plusSeconds(1440), 12)));
    }

    @Test
    void nobodyIsKnownToHaveBuiltTheImage() throws Exception {
        var laptop = told.deployment("o-2");

        assertThat(Told.step(laptop, "Pushed")).isEqualTo("No known build has made this image.");
        assertThat(laptop.select(".chain li.gap h3").eachText()).contains("Pushed");
        assertThat(laptop.select(".told").text())
                .contains("deployed only a part of b7d04e1 to production. It failed at");
        assertThat(Told.step(told.deployment("o-s"), "Pushed")).isEqualTo("registry.example/orders:b1");
        assertThat(told.call("deployments/o-2").path("status").asString()).isEqualTo("partial");
        assertThat(told.call("deployments/o-2").path("digest").asString()).isEqualTo(LAPTOP);
    }

    @Test
    void whatRunsIsMixedUntilTheOldImageIsBack() throws Exception {
        var mixed = told.running("environment=production&at=2026-11-16T09:10:00Z");
        assertThat(mixed.path("state").asString()).isEqualTo("mixed");
        assertThat(mixed.path("digest").asString()).isEqualTo(LAPTOP);
        assertThat(Told.cell(told.page("/now?at=2026-11-16T09:10:00Z"), "orders", "production"))
                .isEqualTo("b7d04e1 b7d04e1 partly failed");
        assertThat(told.page("/now?peek=orders/production&at=2026-11-16T09:10:00Z")
                        .select("#peek .run + p")
                        .text())
                .contains("on a part only: what runs on the rest is not known");

        var after = told.running("environment=production&at=2026-11-16T09:25:00Z");
        assertThat(after.path("state").asString()).isEqualTo("running");
        assertThat(after.path("sha").asString()).isEqualTo(A);
        assertThat(after.path("basis").asString()).isEqualTo("confirmed");
        var timeline = told.page("/timeline?from=2026-11-16T08:55:00Z&to=2026-11-16T09:40:00Z");
        assertThat(timeline.select(".plot .bar-mixed")).hasSize(1);
        assertThat(Told.marks(timeline))
                .extracting(row -> row.get(1) + " " + row.get(4))
                .containsExactly("rolled back a3f91c2", "partly failed b7d04e1");
    }

    @Test
    void takingItBackIsARollbackOfOneMinute() throws Exception {
        var rollback = told.call("rollbacks").path("rollbacks").get(0);
        assertThat(rollback.path("id").asString()).isEqualTo("o-3");
        assertThat(rollback.path("from").path("digest").asString()).isEqualTo(LAPTOP);
        assertThat(rollback.path("duration_s").asLong()).isEqualTo(60);
        assertThat(rollback.path("counted_because").asString())
                .isEqualTo("a3f91c2 came back after a rollout that reached only a part");
        assertThat(told.page("/rollbacks").select(".rollbacks tbody td").get(3).text())
                .isEqualTo("1 min");
        assertThat(told.call("deployments/o-3/replaced")
                        .path("replaced")
                        .path("deployment")
                        .asString())
                .isEqualTo("o-2");
    }

    @Test
    void productionIsBehindAndComparesAsSuch() throws Exception {
        var now = told.page("/now?peek=orders/production&at=2026-11-16T09:25:00Z");

        assertThat(now.select("#peek section:has(.commits) h3").text())
                .isEqualTo("In staging, not here 1 commit · compare");
        assertThat(now.select("#peek .commits .sha").text()).isEqualTo("b7d04e1");
        assertThat(told.page("/compare?from=staging&to=production&at=2026-11-16T09:10:00Z")
                        .select(".compare tbody td")
                        .get(0)
                        .text())
                .isEqualTo("same commit, another image: rebuilt");
        assertThat(told.page("/sha/" + B).select(".where tbody td").eachText()).contains("runs");
    }

    @Test
    void aBuildThatSaysForWhatItIsShowsTheOtherPlatform() throws Exception {
        told.report(List.of(built("laptop", B, LAPTOP, -60).replace("amd64", "arm64")));

        assertThat(told.page("/compare?from=staging&to=production&at=2026-11-16T09:10:00Z")
                        .select(".compare tbody tr")
                        .text())
                .contains("same commit, built for another platform")
                .contains("linux/amd64")
                .contains("linux/arm64");
        assertThat(told.deployment("o-2").select("#deployment > .bar")).isEmpty();
    }

    private static String built(String id, String sha, String digest, int seconds) {
        return Stories.build(id, "orders", sha, digest, "succeeded", NINE.plusSeconds(seconds))
                .replace(
                        "\"status\"",
                        "\"platform\":\"linux/amd64\",\"image\":\"registry.example/orders:%s\",\"status\""
                                .formatted(digest.substring(7, 9)));
    }

    private static String deployed(String id, String sha, String digest, String status, int from, int to) {
        return Stories.deployment(id, "orders", sha, digest, status, NINE.plusSeconds(from), NINE.plusSeconds(to), "");
    }
}
