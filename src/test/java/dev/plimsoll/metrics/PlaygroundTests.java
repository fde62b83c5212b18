package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.plimsoll.access.Role;
import dev.plimsoll.access.SignedInPerson;
import dev.plimsoll.metrics.peers.AWeek;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** One history under the rules of five tools, beside ours. */
@PlimsollTest
@AutoConfigureMockMvc
class PlaygroundTests {

    private static final String WEEK = "from=2026-03-02&to=2026-03-09";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void tellTheWeek() {
        plimsoll.empty();
        assertThat(plimsoll.report(AWeek.events()).body()).contains("\"rejected\":[]");
        assertThat(plimsoll.report(AWeek.lastIncident()).body()).contains("\"rejected\":[]");
    }

    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void oneHistoryHasAChangeFailRateForEachTool() {
        var rates = new HashMap<String, Double>();
        tools().forEach((tool, said) ->
                rates.put(tool, said.path("change_fail_rate").path("value").asDouble()));

        assertThat(rates.get("Datadog")).isCloseTo(1 / 6.0, within(1e-9));
        assertThat(rates.get("Middleware")).isEqualTo(0.25);
        assertThat(rates.get("Apache DevLake")).isCloseTo(3 / 7.0, within(1e-9));
        assertThat(rates.get("GitLab")).isCloseTo(3 / 7.0, within(1e-9));
        assertThat(rates.get("Four Keys")).isCloseTo(5 / 7.0, within(1e-9));
        assertThat(ours().path("change_fail_rate").path("value").asDouble()).isEqualTo(0.4);
    }

    @Test
    void theItemsAddUpToTheDifference() {
        var ours = ours();
        tools().forEach((tool, said) -> {
            var rate = said.path("change_fail_rate");
            assertThat(sum(said, "deployments"))
                    .as(tool)
                    .isEqualTo(said.path("deployments").asInt()
                            - ours.path("deployment_frequency").path("n").asInt());
            assertThat(sum(said, "failed"))
                    .as(tool)
                    .isEqualTo(rate.path("failed").asInt()
                            - ours.path("change_fail_rate").path("failed").asInt());
            assertThat(sum(said, "of"))
                    .as(tool)
                    .isEqualTo(rate.path("of").asInt()
                            - ours.path("change_fail_rate").path("of").asInt());
        });
    }

    @Test
    void thePageNamesEachDifferenceAndItsDeployments() throws Exception {
        var page = page("/dora/playground?from=2026-03-02&to=2026-03-08");

        assertThat(page)
                .contains("Only the first row is what Plimsoll says", "because redeploys count", "payment-service w-7")
                .contains("16.7 %", "25 %", "42.9 %", "71.4 %", "40 %")
                .contains("50010e09", "6cc642e0", "5471e35d");
    }

    @Test
    void theFormKeepsWhatWasAsked() throws Exception {
        var page = Jsoup.parse(page("/dora/playground?service=payment-service&days=45"));

        assertThat(page.select("form.filters").attr("action")).isEqualTo("/dora/playground");
        assertThat(page.select("#service option[selected]").eachAttr("value")).containsExactly("payment-service");
        assertThat(page.select("input[name=days]").attr("value")).isEqualTo("45");
        assertThat(page.select(".filters .seg a").get(0).attr("href"))
                .isEqualTo("/dora/playground?service=payment-service&days=7");
    }

    @Test
    void whatCannotBeAskedIsSaidOnThePage() throws Exception {
        assertThat(page("/dora/playground?days=soon")).contains("is no number of days");
        assertThat(page("/dora/playground?service=payment-servce")).contains("No service is called", "payment-service");
        assertThat(page("/dora/playground?from=2026-03-09&to=2026-03-01")).contains("does not begin before that");
    }

    @Test
    void aRollbackToWhatNeverRanThereIsNoneForDatadog() {
        tellNew(deployed("t-1", 2, 'b', ""), deployed("t-2", 3, 'c', ", \"rollback_of\": \"t-1\""));

        assertThat(reasons("Datadog", "failed"))
                .containsExactly(
                        "-1 because no rollback is seen there that makes it the first after a version that came back");
        assertThat(reasons("Datadog", "of"))
                .contains("1 because it is no rollback there: that takes a commit that comes back after another one");
        assertThat(reasons("GitLab", "failed"))
                .containsExactly("-1 because only incidents are counted there, and none stands for it");
        assertThat(reasons("Middleware", "failed")).containsExactly("-1 because no incident is laid at its door there");
        assertThat(reasons("Middleware", "of")).contains("1 because rollbacks are divided by too");
    }

    @Test
    void ofAllThatIsBlamedForOneRollbackDatadogBlamesOnlyTheFirst() {
        assertThat(plimsoll.put("/api/v1/metrics/failure-rules", "{\"blame\": \"all_withdrawn\"}")
                        .statusCode())
                .isEqualTo(200);
        tellNew(deployed("t-1", 2, 'b', ""), deployed("t-2", 3, 'c', ""), deployed("t-3", 4, 'a', ""));

        assertThat(reasons("Datadog", "failed"))
                .containsExactly("-1 because only the first deployment after the version that came back fails there");
        assertThat(reasons("Datadog", "of")).containsExactly("1 because the first version counts");
    }

    /** Another week than that of all others, after the first version on its Monday. */
    private void tellNew(String... events) {
        plimsoll.report("[" + deployed("t-0", 1, 'a', "") + "," + String.join(",", events) + "]");
    }

    private static String deployed(String id, int day, char letter, String more) {
        return """
                {"type": "deployment", "id": "%s", "service": "pay", "environment": "production", "sha": "%s",
                 "status": "succeeded", "finished_at": "2026-06-0%dT10:00:00Z"%s}
                """.formatted(id, Character.toString(letter).repeat(40), day, more);
    }

    private List<String> reasons(String tool, String count) {
        var all = plimsoll.get("/api/v1/metrics/playground?service=pay&from=2026-06-01&to=2026-06-08")
                .path("tools");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.path("tool").asString().equals(tool))
                .flatMap(one -> StreamSupport.stream(one.path("differences").spliterator(), false))
                .filter(item -> item.path("count").asString().equals(count))
                .map(item ->
                        item.path("by").asInt() + " " + item.path("because").asString())
                .toList();
    }

    private Map<String, JsonNode> tools() {
        var tools = new HashMap<String, JsonNode>();
        plimsoll.get("/api/v1/metrics/playground?" + WEEK)
                .path("tools")
                .forEach(tool -> tools.put(tool.path("tool").asString(), tool));
        assertThat(tools).hasSize(5);
        return tools;
    }

    private String page(String address) throws Exception {
        var reader = new SignedInPerson("ann", "Ann", "", Role.VIEWER);
        return mvc.perform(get(URI.create(address)).with(user(reader)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private JsonNode ours() {
        return plimsoll.get("/api/v1/metrics?" + WEEK);
    }

    private static int sum(JsonNode tool, String count) {
        return StreamSupport.stream(tool.path("differences").spliterator(), false)
                .filter(item -> item.path("count").asString().equals(count))
                .mapToInt(item -> item.path("by").asInt())
                .sum();
    }
}
