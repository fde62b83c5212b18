package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.deployments.Stories;
import dev.plimsoll.testing.Plimsoll;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Tests for what the page of a service, Now and the state sentence say of incidents. */
@PageTest
class OpenIncidentsIntegrationTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private MockMvcTester http;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Told told;

    @BeforeEach
    void twoServicesInTwoEnvironments() {
        plimsoll.empty();
        told = new Told(plimsoll, http)
                .report(List.of(
                        deployed("p-1", "pay", "production"),
                        deployed("p-2", "pay", "staging"),
                        deployed("c-1", "cart", "production")));
    }

    @Test
    void theStateSentenceNamesTheNewestThatIsOpenInProduction() throws Exception {
        told.report(List.of(
                incident("INC-1", "pay", "production", 720, null),
                incident("INC-2", "cart", null, 120, null),
                incident("INC-3", "pay", "staging", 60, null)));

        var state = told.page("/now").select("#state");

        assertThat(state.attr("data-production")).isEqualTo("incident");
        assertThat(state.select("li:has(a[href^=/incidents])").text()).isEqualTo("INC-2 open for 2 min and 1 more");
        assertThat(state.select("a[href^=/incidents]").eachAttr("href"))
                .containsExactly("/incidents/INC-2", "/incidents");
    }

    @Test
    void theStateSentenceNamesTheLastOneWhileNoneIsOpen() throws Exception {
        assertThat(told.page("/now").select("#state a[href^=/incidents]")).isEmpty();
        told.report(List.of(
                incident("INC-1", "pay", "production", 7200, 1020L),
                incident("INC-2", "pay", "production", 7200, 3600L),
                incident("INC-3", "pay", "staging", 60, null)));

        var state = told.page("/state").select("#state");

        assertThat(state.attr("data-production")).isEqualTo("open");
        assertThat(state.text()).contains("Last incident INC-1 resolved 17 min ago");
        assertThat(state.select("a[href^=/incidents]").attr("href")).isEqualTo("/incidents/INC-1");
    }

    @Test
    void anOpenIncidentInProductionNeedsAttention() throws Exception {
        told.report(List.of(
                incident("INC-1", "pay", "production", 720, null),
                incident("INC-2", "pay", "staging", 720, null),
                incident("INC-3", "cart", "production", 720, 60L)));

        var lines = told.page("/now").select("#attention li");

        assertThat(lines).hasSize(1);
        assertThat(lines.select("p").text())
                .isEqualTo("INC-1 is open in production on pay: Payments fail. Show incident");
        assertThat(lines.select("a").attr("href")).isEqualTo("/incidents/INC-1");
        var then = told.page("/now?at=" + now.minusSeconds(360));
        assertThat(then.select("#attention b").eachText()).containsExactlyInAnyOrder("INC-1", "INC-3");
    }

    @Test
    void thePageOfAServiceListsItsOpenOnesAndTheLastThatWasClosed() throws Exception {
        assertThat(told.page("/services/pay").select(".last-incident")).isEmpty();
        told.report(List.of(
                incident("INC-1", "pay", "staging", 720, null),
                incident("INC-2", "cart", "production", 720, null),
                incident("INC-3", "pay", "production", 7200, 3600L),
                incident("INC-4", "pay", "production", 9000, 6000L)));

        var page = told.page("/services/pay");

        assertThat(page.select("#runs .bar.bad").eachText())
                .containsExactly("INC-1 in staging: Payments fail, open for 12 min.");
        assertThat(page.select("#runs .bar.bad a").attr("href")).isEqualTo("/incidents/INC-1");
        assertThat(page.select(".last-incident").text())
                .startsWith("Last incident closed: INC-3, Payments fail, after 1 h");
    }

    private String deployed(String id, String service, String environment) {
        return Stories.deployment(
                        id,
                        service,
                        Stories.A,
                        null,
                        "succeeded",
                        now.minusSeconds(90_000),
                        now.minusSeconds(89_000),
                        "")
                .replace("production", environment);
    }

    private String incident(String id, String service, String environment, long secondsAgo, Long resolvedSecondsAgo) {
        return """
                {"type": "incident", "id": "%s", "title": "Payments fail", "services": ["%s"]%s, "opened_at": "%s"%s}
                """.formatted(
                        id,
                        service,
                        environment == null ? "" : ", \"environment\": \"" + environment + "\"",
                        now.minusSeconds(secondsAgo),
                        resolvedSecondsAgo == null
                                ? ""
                                : ", \"resolved_at\": \"" + now.minusSeconds(resolvedSecondsAgo) + "\"");
    }
}
