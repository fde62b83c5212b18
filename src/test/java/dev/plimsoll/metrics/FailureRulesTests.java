package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.plimsoll.access.Role;
import dev.plimsoll.access.SignedInPerson;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What counts as a failure, as the organisation chooses it: by the API, on the page, and what becomes of the numbers. */
@PlimsollTest
@AutoConfigureMockMvc
class FailureRulesTests {

    private static final String BEGIN = "a<@0 b<a@1 c<b@1.5 e<c@1.6 d0=a@1 ";
    private static final String RULES = "/api/v1/metrics/failure-rules";
    private static final String PAGE = "/settings/failures";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private MockMvc mvc;

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
    void anIncidentBelowTheThresholdMakesNoFailureAndOneThatNobodyCanTellDoes() {
        desk.tell(BEGIN + "d1=b@2 !I1@3-4[severity=SEV-4] d2=c@30 !I2@31-32[severity=odd] d3=e@60 !I3@61-62");
        assertThat(desk.failed()).isEqualTo("d1, d2, d3");

        set("{'severity_threshold': 'high'}");

        assertThat(desk.failed()).isEqualTo("d2, d3");
        assertThat(desk.counts()).startsWith("n=4 failed=2/3");
    }

    @Test
    void anIncidentBelowTheThresholdStillTellsWhichOfSeveralWasRolledBackForIt() {
        set("{'severity_threshold': 'high'}");

        desk.tell(BEGIN + "d1=b@2 d2=c@3 d3=a@4 !I1@3.5-4.2[severity=low]");

        assertThat(desk.failed()).isEqualTo("d2");
    }

    @Test
    void theWindowOfAServiceIncludesItsEndAndHoldsForNoOther() {
        desk.tell(BEGIN + "s0=a@1[of=shop] d1=b@2 s1=b@2[of=shop] !I1@50-51 !S1@50-51[of=shop]"
                + " d2=c@100 !I2@148.0003-149");
        assertThat(desk.failed()).isEmpty();

        set("{'attribution_window_hours': {'PAY': 48}}");
        assertThat(desk.failed()).isEqualTo("d1");
        assertThat(because("d1")).isEqualTo("incident I1 began 48 h after it");
        assertThat(page("/incidents/I1").text()).contains("in the 48 hours before");
        assertThat(page("/dora/definitions").text()).contains("within 24 hours (pay 48) before");
    }

    @Test
    void aDeploymentMayStillFailForAsLongAsTheWindowOfItsService() {
        desk.tell(BEGIN + "d1=b@2");
        set("{'attribution_window_hours': {'pay': 48}}");
        desk.measures();
        jdbc.sql("update metrics.deployment set known_from = timestamptz '2026-11-02 12:00Z'")
                .update();
        assertThat(maturing("2026-11-03T20:00:00Z")).isZero();

        jdbc.sql("update incidents.service_window set set_at = timestamptz '2026-11-01 00:00Z'")
                .update();

        assertThat(maturing("2026-11-03T20:00:00Z")).isEqualTo(1);
        assertThat(maturing("2026-11-04T10:00:01Z")).isZero();
    }

    private long maturing(String asOf) {
        return desk.measures("&as_of=" + asOf)
                .path("change_fail_rate")
                .path("maturing")
                .asLong();
    }

    @Test
    void whereAllThatWasWithdrawnIsBlamedEachOfThemFailed() {
        desk.tell(BEGIN + "d1=b@2 d2=c@3 d3=a@4");
        assertThat(desk.failed()).isEqualTo("d1");

        set("{'blame': 'all_withdrawn'}");

        assertThat(desk.failed()).isEqualTo("d1, d2");
        assertThat(desk.counts()).isEqualTo("n=4 failed=2/2 rework=1/4 lead=2");
    }

    @Test
    void whatIsChangedAndChangedBackIsAsIfItHadNeverBeenAndBothAreRemembered() {
        desk.tell(BEGIN + "d1=b@2 d2=c@3 d3=a@4 d4=e@5 !I1@6-7[severity=minor]");
        var before = desk.measures();
        var then = before.path("as_of").asString();

        set("{'severity_threshold': 'critical', 'blame': 'all_withdrawn', 'attribution_window_hours': {'pay': 1}}");
        assertThat(desk.failed()).isEqualTo("d1, d2");
        assertThat(desk.measures("&as_of=" + then).path("change_fail_rate")).isEqualTo(before.path("change_fail_rate"));
        set("{'severity_threshold': 'info', 'blame': 'one', 'attribution_window_hours': {'pay': null}}");

        assertThat(desk.failed()).isEqualTo("d1, d4");
        for (var measure : Measure.values()) {
            assertThat(desk.measures().path(measure.word())).isEqualTo(before.path(measure.word()));
        }
        assertThat(plimsoll.get(
                                "/api/v1/metrics/failed_deployment_recovery_time/restatements?from=2026-11-02&to=2026-11-20")
                        .path("restatements"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aNumberThatARuleMadeAnotherNamesTheRuleAndWhoSetIt() {
        desk.tell(BEGIN + "d1=b@2 !I1@26-27 d2=c@40 !I2@64.001-65");
        assertThat(desk.failed()).isEqualTo("d1");

        set("{'attribution_window_hours': {'pay': 25}}");
        assertThat(desk.failed()).isEqualTo("d1, d2");

        var restated = plimsoll.get("/api/v1/metrics/change_fail_rate/restatements?from=2026-11-02&to=2026-11-20")
                .path("restatements")
                .path(0);
        assertThat(restated.path("because").asString()).contains("set the window of pay to 25 h");
        assertThat(restated.path("was").asDouble()).isEqualTo(0.5);
        assertThat(restated.path("became").asDouble()).isEqualTo(1);
    }

    @Test
    void programsReadWhatHoldsAndWhoSetIt() {
        var before = acts();
        desk.tell(BEGIN);
        set("{'severity_threshold': 'medium', 'attribution_window_hours': {'pay': 72}}");

        var rules = plimsoll.get(RULES);

        assertThat(rules.path("severity_threshold").asString()).isEqualTo("medium");
        assertThat(rules.path("blame").asString()).isEqualTo("one");
        assertThat(rules.path("attribution_window_hours").path("pay").asInt()).isEqualTo(72);
        assertThat(StreamSupport.stream(rules.path("last_set").spliterator(), false)
                        .map(set -> set.path("setting").asString()))
                .containsExactly("severity_threshold", "attribution_window_hours");
        assertThat(plimsoll.get("/api/v1/metrics/definitions").toString()).contains("of the severity medium or graver");
        assertThat(acts() - before).isEqualTo(2);
        set("{'severity_threshold': 'medium'}");
        assertThat(acts() - before).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'severity_threshold': 'awful'} | 422 | send critical, high, medium, low, info",
                "{'blame': 'everybody'} | 422 | send one, all_withdrawn",
                "{'attribution_window_hours': {'pay': 721}} | 422 | give whole hours from 1 to 720",
                "{'attribution_window_hours': {'pay': '2 days'}} | 422 | send whole hours from 1 to 720",
                "{'attribution_window_hours': 48} | 422 | Send an object of services",
                "{'severity_threshold': 'high', 'attribution_window_hours': {'pai': 48}} | 422 | There is no service “pai”",
                "{'threshold': 'high'} | 422 | There is no field “threshold”",
                "['high'] | 400 | The body must be a JSON object"
            },
            quoteCharacter = '`')
    void whatIsNoRuleIsRefusedWithWhatWouldBe(String body, int status, String fix) {
        desk.tell(BEGIN);

        var answer = plimsoll.put(RULES, body.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(fix);
        assertThat(plimsoll.get(RULES).path("last_set")).isEmpty();
    }

    @Test
    void administratorsSetTheRulesOnThePage() throws Exception {
        desk.tell(BEGIN + "d1=b@2 !I1@3-4[severity=low]");
        assertThat(page(PAGE).text()).contains("Nobody has set it", "24 hours hold for all of them");

        post(PAGE + "/severity", "from", "medium");
        post(PAGE + "/blame", "blame", "all_withdrawn");
        post(PAGE + "/windows", "service", "pay", "hours", "48");

        var page = page(PAGE);
        assertThat(page.select("#severity option[selected]").text()).isEqualTo("From medium on");
        assertThat(page.select("#blame input[checked]").attr("value")).isEqualTo("all_withdrawn");
        assertThat(page.select("#windows tbody tr").text()).startsWith("pay 48 ann");
        assertThat(page.select("#severity, #blame").select(".note b").eachText())
                .containsExactly("ann", "ann");
        assertThat(page("/incidents/I1").text()).contains("too slight to count");
        post(PAGE + "/windows", "service", "pay", "hours", "24");
        assertThat(page(PAGE).select("#windows tbody button")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "severity, from, worst, wrong-severity",
        "blame, blame, , wrong-blame",
        "windows, hours, 0, wrong-hours",
        "windows, hours, soon, wrong-hours",
        "windows, service, pai, wrong-service"
    })
    void whatCannotBeIsRefusedOnThePage(String form, String field, String value, String wrong) throws Exception {
        desk.tell(BEGIN);

        var refused = form.equals("windows")
                ? post(
                        PAGE + "/windows",
                        "service",
                        field.equals("service") ? value : "pay",
                        "hours",
                        field.equals("hours") ? value : "48")
                : post(PAGE + "/" + form, field, value == null ? "" : value);

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.getContentAsString()).select("#" + wrong))
                .hasSize(1);
    }

    private void set(String rules) {
        var answer = plimsoll.put(RULES, rules.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String because(String deployment) {
        return desk.rows("change_fail_rate", "").stream()
                .filter(row -> row.path("deployment").asString().equals(deployment))
                .map(row -> row.path("counted_because").asString())
                .findFirst()
                .orElseThrow();
    }

    private int acts() {
        return jdbc.sql("select count(*) from audit.entry where action = 'failure-rules.changed'")
                .query(Integer.class)
                .single();
    }

    private Document page(String address) {
        try {
            var response = ask(MockMvcRequestBuilders.get(address));
            assertThat(response.getStatus()).as(address).isEqualTo(200);
            return Jsoup.parse(response.getContentAsString());
        } catch (Exception e) {
            throw new AssertionError(address, e);
        }
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(new SignedInPerson("ann", "ann", "", Role.ADMIN))))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse post(String address, String... form) throws Exception {
        var request = MockMvcRequestBuilders.post(address).with(csrf());
        for (var n = 0; n < form.length; n += 2) {
            request.param(form[n], form[n + 1]);
        }
        return ask(request);
    }
}
