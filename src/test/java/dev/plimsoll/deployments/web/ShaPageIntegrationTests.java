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

/** Tests for where a commit is: the page, the call, the search, and what came with a deployment. */
@PageTest
class ShaPageIntegrationTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester http;

    @BeforeEach
    void aCommitOnItsWay() {
        plimsoll.empty();
        jdbc.sql("truncate changes.commit").update();
        new TwoPlaces()
                .line("pay", "a", "b", "c")
                .deployed("pay", "dev", "a", 0)
                .deployed("pay", "dev", "b", 1)
                .deployed("pay", "dev", "c", 2)
                .deployed("pay", "staging", "a", 0)
                .deployed("pay", "staging", "b", 3)
                .deployed("pay", "production", "a", 0)
                .deployed("pay", "canary-land", "a", 0)
                .deployed("pay", "canary-land", "b", 1)
                .deployed("pay", "canary-land", "a", 2)
                .report(plimsoll);
    }

    @Test
    void saysForEachEnvironmentWhereTheCommitIs() throws Exception {
        var page = page("/sha/" + TwoPlaces.sha("b"));

        assertThat(page.select("h1").text()).isEqualTo("Where is bbbbbbb");
        assertThat(cell(page, "dev", 1)).isEqualTo("contained in what runs");
        assertThat(cell(page, "dev", 3)).startsWith("replaced by ccccccc deployment");
        assertThat(cell(page, "staging", 1)).isEqualTo("runs");
        assertThat(cell(page, "staging", 3)).isEqualTo("still there");
        assertThat(cell(page, "production", 1)).isEqualTo("not there yet");
        assertThat(cell(page, "production", 5)).endsWith("so far");
        assertThat(cell(page, "canary-land", 1)).isEqualTo("was there, and what runs does not contain it");
        assertThat(cell(page, "staging", 5))
                .as("written 70 hours before 06:00, at 07:00")
                .isEqualTo("3 d 2 h");
        assertThat(page.select(".told").text())
                .contains("Runs in staging.")
                .contains("Contained in what runs in dev.")
                .contains("Not in production yet.");
        assertThat(page.select(".facts").text()).contains("acme/pay").contains("#7");
    }

    @Test
    void theBeginningOfAShaLeadsToTheOneThatBeginsSo() {
        assertThat(http.get().uri("/sha/BBBB").exchange())
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/sha/" + TwoPlaces.sha("b"));
        assertThat(http.get().uri("/find?q=bbbb").exchange()).hasRedirectedUrl("/sha/" + TwoPlaces.sha("b"));
    }

    @Test
    void aSharedBeginningLeadsToAList() throws Exception {
        jdbc.sql(
                        "insert into changes.commit (repository_id, sha) select repository_id, :sha from changes.commit limit 1")
                .param("sha", "b".repeat(39) + "0")
                .update();

        assertThat(page("/sha/bbbb").select(".hits a").eachAttr("href"))
                .containsExactly("/sha/" + "b".repeat(39) + "0", "/sha/" + TwoPlaces.sha("b"));
        var answer = plimsoll.answer("/api/v1/shas/bbbb", Plimsoll.VIEWER);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("/problems/ambiguous-sha").contains(TwoPlaces.sha("b"));
        assertThat(plimsoll.answer("/api/v1/shas/" + TwoPlaces.sha("b"), Plimsoll.VIEWER)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoGitIdIsTakenAsItStands() throws Exception {
        jdbc.sql("update deployments.interval set sha = 'r4711' where sha = :sha")
                .param("sha", TwoPlaces.sha("c"))
                .update();

        assertThat(page("/sha/r4711").select("h1").text()).isEqualTo("Where is r4711");
        assertThat(http.get().uri("/sha/r471")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(http.get().uri("/sha/bbb")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void anUnknownCommitIsNotFoundAndHelps() {
        assertThat(http.get().uri("/sha/dddd").exchange())
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("at least 4 characters");
        assertThat(plimsoll.answer("/api/v1/shas/dddd", Plimsoll.VIEWER).body()).contains("/problems/unknown-sha");
    }

    @Test
    void programsGetTheSame() {
        var answer = plimsoll.get("/api/v1/shas/" + TwoPlaces.sha("b"));

        assertThat(answer.at("/commit/author").asString()).isEqualTo("maya");
        var dev = answer.at("/environments/0");
        assertThat(dev.at("/environment").asString()).isEqualTo("dev");
        assertThat(dev.at("/arrived_at").asString()).isEqualTo("2026-11-10T07:00:00Z");
        assertThat(dev.at("/deployment").asString()).isEqualTo("pay-dev-1");
        assertThat(dev.at("/there").asBoolean()).isFalse();
        assertThat(dev.at("/contained").asBoolean()).isTrue();
        assertThat(dev.at("/replaced_by/sha").asString()).isEqualTo(TwoPlaces.sha("c"));
        assertThat(dev.at("/lead_time_s").asLong()).isEqualTo(72 * 3600);
    }

    @Test
    void programsLearnWhatCameWithADeploymentAndWhatItReplaced() {
        var commits = plimsoll.get("/api/v1/deployments/pay-dev-2/commits");
        assertThat(commits.at("/outcome").asString()).isEqualTo("complete");
        assertThat(commits.at("/count").asInt()).isEqualTo(1);
        assertThat(commits.at("/commits/0/sha").asString()).isEqualTo(TwoPlaces.sha("c"));

        var replaced = plimsoll.get("/api/v1/deployments/pay-dev-2/replaced");
        assertThat(replaced.at("/replaced/sha").asString()).isEqualTo(TwoPlaces.sha("b"));
        assertThat(replaced.at("/replaced/deployment").asString()).isEqualTo("pay-dev-1");
        assertThat(replaced.at("/reason").isNull()).isTrue();

        var first = plimsoll.get("/api/v1/deployments/pay-dev-0/replaced");
        assertThat(first.at("/replaced").isNull()).isTrue();
        assertThat(first.at("/reason").asString()).isEqualTo("nothing_known");
        assertThat(plimsoll.get("/api/v1/deployments/pay-dev-0/commits")
                        .at("/baseline")
                        .asBoolean())
                .isTrue();
        assertThat(plimsoll.answer("/api/v1/deployments/nope/commits", Plimsoll.VIEWER)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDeploymentListsTheCommitsThatCameWithIt() throws Exception {
        var number = plimsoll.get("/api/v1/deployments/pay-dev-2").at("/number").asString();

        var page = page("/d/" + number);

        assertThat(page.select("section[aria-labelledby=arrived-title] header p")
                        .text())
                .isEqualTo("1 commit");
        assertThat(page.select(".commit-list .sha").eachAttr("href")).containsExactly("/sha/" + TwoPlaces.sha("c"));
        assertThat(page.select(".told a.sha").attr("href")).isEqualTo("/sha/" + TwoPlaces.sha("c"));
    }

    private static String cell(Document page, String environment, int column) {
        return page.select(
                        ".where tbody tr:has(> th:containsOwn(%s)) > :nth-child(%d)".formatted(environment, column + 1))
                .text();
    }

    private Document page(String address) throws Exception {
        var answer = http.get().uri(URI.create(address)).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
