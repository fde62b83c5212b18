package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Tests for the page that compares two environments. */
@PageTest
class ComparePageIntegrationTests {

    private static final String D1 = "sha256:" + "1".repeat(64);
    private static final String D2 = "sha256:" + "2".repeat(64);

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester http;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        jdbc.sql("truncate changes.commit, changes.build").update();
    }

    @Test
    void saysOfEachServiceHowItDiffers() throws Exception {
        new TwoPlaces()
                .line("ahead", "a", "b", "c")
                .deployed("ahead", "staging", "c", 2)
                .deployed("ahead", "production", "a", 1)
                .line("behind", "a", "b")
                .deployed("behind", "staging", "a", 2)
                .deployed("behind", "production", "b", 1)
                .commit("fork", "a", 0)
                .commit("fork", "b", 1, "a")
                .commit("fork", "c", 2, "a")
                .deployed("fork", "staging", "b", 1)
                .deployed("fork", "production", "c", 1)
                .deployed("same", "staging", "a", 1)
                .deployed("same", "production", "a", 1)
                .deployed("here", "staging", "a", 1)
                .deployed("there", "production", "a", 1)
                .deployed("dark", "staging", "a", 1)
                .deployed("dark", "production", "b", 1)
                .deployed("config", "staging", "a", 1, "\"config_hash\":\"c1\"")
                .deployed("config", "production", "a", 1, "\"config_hash\":\"c2\"")
                .deployed("twice", "staging", "a", 1, "\"digest\":\"" + D1 + "\"")
                .deployed("twice", "production", "a", 1, "\"digest\":\"" + D2 + "\"")
                .report(plimsoll);

        var page = page("/compare?from=staging&to=production&show=all");

        assertThat(words(page, "ahead")).isEqualTo("staging is 2 ahead");
        assertThat(words(page, "behind")).isEqualTo("staging is 1 behind");
        assertThat(words(page, "fork")).isEqualTo("diverged: 1 only in staging, 1 only in production");
        assertThat(words(page, "same")).isEqualTo("same");
        assertThat(words(page, "here")).isEqualTo("only in staging");
        assertThat(words(page, "there")).isEqualTo("only in production");
        assertThat(words(page, "dark")).isEqualTo("different; which contains which is not known");
        assertThat(words(page, "config")).isEqualTo("same commit, other configuration");
        assertThat(words(page, "twice")).isEqualTo("same commit, another image: rebuilt");
        assertThat(page.select(".head b").text()).isEqualTo("1 of 9 services are the same.");
        assertThat(page.select("nav[aria-label=Show] a").eachAttr("href"))
                .containsExactly("/compare?from=staging&to=production", "/compare?from=staging&to=production&show=all");
        assertThat(page("/compare?from=staging&to=production")
                        .select(".compare tbody th a")
                        .eachText())
                .doesNotContain("same")
                .hasSize(8);
    }

    @Test
    void listsTheCommitsThatDiffer() throws Exception {
        new TwoPlaces()
                .line("pay", "a", "b", "c")
                .deployed("pay", "staging", "c", 2)
                .deployed("pay", "production", "a", 1)
                .report(plimsoll);

        var details = page("/compare").select(".between details");

        assertThat(details.select("summary").text()).isEqualTo("2 only in staging");
        assertThat(details.select(".commit-list .sha").eachText()).containsExactly("ccccccc", "bbbbbbb");
    }

    @Test
    void anotherPlatformIsNoMereRebuild() throws Exception {
        new TwoPlaces()
                .built("pay", "a", D1, "linux/amd64")
                .built("pay", "a", D2, "linux/arm64")
                .deployed("pay", "staging", "a", 1, "\"digest\":\"" + D1 + "\"")
                .deployed("pay", "production", "a", 1, "\"digest\":\"" + D2 + "\"")
                .report(plimsoll);

        var page = page("/compare");

        assertThat(words(page, "pay")).isEqualTo("same commit, built for another platform");
        assertThat(page.select(".compare").text()).contains("linux/amd64").contains("linux/arm64");
    }

    @Test
    void oneImageForTwoCommitsIsSaidToBeOne() throws Exception {
        new TwoPlaces()
                .line("pay", "a", "b")
                .deployed("pay", "staging", "b", 1, "\"digest\":\"" + D1 + "\"")
                .deployed("pay", "production", "a", 1, "\"digest\":\"" + D1 + "\"")
                .report(plimsoll);

        assertThat(page("/compare").select(".compare .tag.bad").text()).isEqualTo("one image for two commits");
    }

    @Test
    void partsOfAnEnvironmentAreComparedWithAllOfTheOther() throws Exception {
        new TwoPlaces()
                .line("pay", "a", "b")
                .deployed("pay", "staging", "b", 1)
                .deployed("pay", "production", "b", 1, "\"target\":\"eu\"")
                .deployed("pay", "production", "a", 2, "\"target\":\"us\"")
                .report(plimsoll);

        var page = page("/compare?show=all");

        assertThat(page.select(".compare tbody th small").eachText()).containsExactly("eu", "us");
        assertThat(page.select(".compare tbody tr:not(.between) td:nth-child(2)")
                        .eachText())
                .containsExactly("same", "staging is 1 ahead");
        assertThat(page.select(".head b").text()).isEqualTo("1 of 2 places is the same.");
    }

    @Test
    void oneEnvironmentIsComparedWithItselfAtAnotherTime() throws Exception {
        new TwoPlaces()
                .line("pay", "a", "b", "c")
                .deployed("pay", "production", "a", 1)
                .deployed("pay", "production", "c", 3)
                .report(plimsoll);

        var past = "/compare?from=production&to=production&at=2026-11-10T08:00:00Z";

        assertThat(words(page(past), "pay")).isEqualTo("production at the first time is 2 behind");
        assertThat(page(past + "&at2=2026-11-10T08:30:00Z").select(".blank b").text())
                .isEqualTo("Nothing differs");
        assertThat(page(past + "&at2=2026-11-10T05:00:00Z")
                        .select(".panel > .note")
                        .text())
                .isEqualTo("Nothing runs in production at the second time.");
    }

    @Test
    void aQuestionThatCannotBeAnsweredHelps() throws Exception {
        assertThat(page("/compare").select(".blank b").text()).isEqualTo("There is no environment yet");
        assertThat(http.get().uri("/compare?format=csv").exchange()).hasStatusOk();

        new TwoPlaces().deployed("pay", "production", "a", 1).report(plimsoll);
        assertThat(page("/compare").select(".blank b").text()).isEqualTo("There is only production so far");

        new TwoPlaces().deployed("pay", "staging", "a", 1).report(plimsoll);
        assertThat(page("/compare?from=staging&to=staging").select(".blank b").text())
                .isEqualTo("These are both staging, at the same time");

        assertThat(http.get().uri("/compare?from=prod&to=staging").exchange())
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("No environment is called");
        assertThat(http.get().uri("/compare?at=yesterday").exchange())
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("2026-11-16T09:19:00Z");
    }

    @Test
    void comesAsMarkdownAsCsvAndAsJson() {
        new TwoPlaces()
                .line("pay", "a", "b", "c")
                .deployed("pay", "staging", "c", 2)
                .deployed("pay", "production", "a", 1)
                .deployed("same", "staging", "a", 1)
                .deployed("same", "production", "a", 1)
                .report(plimsoll);

        var markdown = http.get().uri("/compare?format=md").exchange();
        assertThat(markdown).hasStatusOk().hasContentTypeCompatibleWith("text/markdown");
        assertThat(markdown)
                .bodyText()
                .startsWith("# staging compared with production\n")
                .contains("1 of 2 services are the same.")
                .contains("## pay\n\nStaging is 2 ahead: `ccccccc` to `aaaaaaa`.\n")
                .contains("- `ccccccc` Work on \\*c\\* (maya, #7)\n- `bbbbbbb` Work on")
                .doesNotContain("## same");
        assertThat(http.get().uri("/compare?format=csv").exchange())
                .bodyText()
                .contains("pay,*,ahead,2,0," + TwoPlaces.sha("c") + "," + TwoPlaces.sha("a") + ",")
                .contains("same,*,same,0,0,");
        assertThat(http.get().uri("/compare?format=json").exchange())
                .bodyJson()
                .extractingPath("$.rows[0].ahead_commits")
                .asArray()
                .containsExactly(TwoPlaces.sha("c"), TwoPlaces.sha("b"));
    }

    private static String words(Document page, String service) {
        return page.select(".compare tbody tr:has(> th > a[href=/services/%s]) > td:nth-child(2)".formatted(service))
                .text();
    }

    private Document page(String address) throws Exception {
        var answer = http.get().uri(URI.create(address)).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
