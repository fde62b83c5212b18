package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.plimsoll.access.Role;
import dev.plimsoll.access.SignedInPerson;
import dev.plimsoll.catalog.CatalogEditor;
import dev.plimsoll.metrics.peers.AWeek;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What people see of the five measures, what they mark, and what they aim at. */
@PlimsollTest
@AutoConfigureMockMvc
class DoraPageTests {

    private static final String WEEK = "from=2026-03-02&to=2026-03-08";

    @Autowired
    Plimsoll plimsoll;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CatalogEditor catalog;

    private Role role = Role.APPROVER;
    private String name = "ann";

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void aWeekHasItsFiveFiguresWithTheCountsBehindThem() throws Exception {
        tellTheWeek();

        var page = page("/dora?" + WEEK);

        assertThat(page.select(".head p").text()).isEqualTo("2 Mar to 8 Mar 2026, compared with the 7 days before");
        assertThat(page.select(".five h2").eachText())
                .containsExactly(
                        "Deployment frequency",
                        "Change lead time",
                        "Change fail rate",
                        "Failed deployment recovery",
                        "Deployment rework rate");
        assertThat(page.select(".five li").get(0).select(".v").text()).isEqualTo("6 in 7 days");
        assertThat(page.select(".five li").get(2).select(".v").text()).isEqualTo("1 of 5");
        assertThat(page.select(".five li").get(2).select("a").attr("href"))
                .isEqualTo("/dora/change_fail_rate?from=2026-03-02&to=2026-03-08");
        assertThat(page.select(".five svg[role=img][aria-label^=Scale]")).hasSize(5);
        assertThat(page.select("#failed h2").text()).isEqualTo("The failed deployment behind 1 of 5");
        assertThat(page.select("#failed tbody tr").text()).contains("eeeeeee", "INC-2");
        assertThat(page.select("#by-team tbody tr").text()).contains("payment-service", "1 of 5");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void pageTableCallAndRowsSayTheSame(long seed) throws Exception {
        var desk = new MetricsDesk(plimsoll);
        desk.tell(MeasuresPropertyTests.history(new Random(seed)));
        var all = desk.measures();
        var window = "?from=2026-11-02&to=2026-11-19";

        var figures = page("/dora" + window).select(".five li");

        assertThat(figures.get(0).text())
                .contains(all.path("deployment_frequency").path("n").asInt() + " ");
        assertThat(figures.get(1).text())
                .contains("median of " + all.path("change_lead_time").path("n").asInt());
        assertThat(figures.get(2).text())
                .contains("%d of %d"
                        .formatted(
                                all.path("change_fail_rate").path("failed").asInt(),
                                all.path("change_fail_rate").path("of").asInt()));
        assertThat(figures.get(4).text())
                .contains("%d of %d"
                        .formatted(
                                all.path("rework_rate").path("part").asInt(),
                                all.path("rework_rate").path("of").asInt()));
        for (var measure : Measure.values()) {
            var counted = desk.rows(measure.word(), "").stream()
                    .filter(row -> row.path("counted").asBoolean())
                    .count();
            assertThat(countedLines("/dora/%s.csv%s".formatted(measure.word(), window)))
                    .as(measure.word())
                    .isEqualTo(counted);
        }
    }

    @Test
    void thePageAndTheCallHaveTheSameTableOfRows() throws Exception {
        tellTheWeek();
        marks(failed(), "not_failed");

        var ofThePage = ask(get("/dora/change_fail_rate.csv?" + WEEK)).getContentAsString();

        assertThat(ofThePage).contains("not_failed,It is known,").contains(",ann,2");
        assertThat(plimsoll.answer(
                                "/api/v1/metrics/change_fail_rate/samples?format=csv&from=2026-03-02&to=2026-03-09",
                                Plimsoll.VIEWER)
                        .body())
                .isEqualTo(ofThePage);
    }

    private long countedLines(String address) throws Exception {
        var lines = ask(get(address)).getContentAsString().lines().toList();
        var column = List.of(lines.get(0).split(",")).indexOf("counted");
        return lines.stream()
                .skip(1)
                .filter(line -> line.split(",")[column].equals("true"))
                .count();
    }

    @Test
    void aWindowHasAsManyDaysAsAreAskedFor() throws Exception {
        tellTheWeek();

        assertThat(page("/dora?days=45").select(".head p").text()).endsWith("compared with the 45 days before");
    }

    @Test
    void aLeadTimeThatNobodyCanTellHasAReasonAndWhatToDo() throws Exception {
        tellTheWeek();

        var figure = page("/dora?" + WEEK).select(".five li").get(1);

        assertThat(figure.select(".v").text()).isEqualTo("–");
        assertThat(figure.select(".reason").text()).startsWith("No commit is known that first arrived in this window.");
        assertThat(figure.select(".reason a").attr("href")).isEqualTo("/sources");
    }

    @Test
    void whileNothingWasReportedItSaysWhatItNeeds() throws Exception {
        assertThat(page("/dora").select(".blank").text()).contains("Nothing has been deployed yet", "Connect a source");
        assertThat(page("/dora/change_fail_rate").select("#rows .blank").text()).contains("No row in this window");
    }

    @Test
    void aFilterThatFitsNothingCanBeTakenAway() throws Exception {
        tellTheWeek();
        jdbc.sql("insert into catalog.team (name) values ('Empty')").update();

        assertThat(page("/dora?team=Empty&" + WEEK).select(".blank").text())
                .contains("No deployment matches", "Clear the filter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dora?team=paymnts",
                "/dora?service=nobody",
                "/dora?environment=nowhere",
                "/dora?from=2026-03-09&to=2026-03-02",
                "/dora?from=yesterday",
                "/dora?days=soon",
                "/dora?days=0",
                "/dora?days=99999",
                "/dora?from=9000-01-01",
                "/dora?as_of=9000-01-01",
                "/dora?from=1970-01-01&to=2026-01-01",
                "/dora/change_lead_time?team=paymnts",
                "/dora?lead=story",
                "/dora?cursor=nonsense",
                "/dora/change_lead_time?lead=COMMIT",
                "/dora/change_lead_time?bots=none",
                "/dora/rework_rate?show=some",
                "/dora/rework_rate?cursor=1_2",
                "/dora/rework_rate?cursor=99999999999999999999_1_1",
                "/dora/rework_rate.csv?cursor=nonsense"
            })
    void whatCannotBeAnsweredIsRefusedWithAWayOn(String address) throws Exception {
        tellTheWeek();

        var answer = ask(get(address));

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.getContentAsString()).select("[data-problem]"))
                .hasSize(1);
        assertThat(Jsoup.parse(answer.getContentAsString()).select(".blank a")).isNotEmpty();
    }

    @Test
    void aServiceIsFoundByANameThatItHadBefore() throws Exception {
        tellTheWeek();
        catalog.renameService("payment-service", "payments");

        var page = page("/dora?service=Payment-Service&" + WEEK);

        assertThat(page.select(".five li").get(0).select(".v").text()).isEqualTo("6 in 7 days");
        assertThat(page.select("#service option[selected]").eachAttr("value")).containsExactly("payments");
        assertThat(page("/dora/rework_rate?service=payment-service&" + WEEK).select("#rows tbody tr"))
                .isNotEmpty();
    }

    @Test
    void aWordThatAParameterDoesNotTakeIsNamedWithThoseThatItTakes() throws Exception {
        assertThat(Jsoup.parse(ask(get("/dora/change_lead_time?lead=story")).getContentAsString())
                        .select("[data-problem]")
                        .text())
                .isEqualTo("“story” is no lead: use one of commit, change, merge.");
        assertThat(Jsoup.parse(ask(get("/dora/rework_rate?cursor=7")).getContentAsString())
                        .select("[data-problem]")
                        .text())
                .contains("“7” is not a cursor", "“next”");
    }

    @Test
    void everyRowOfAMeasureIsThereWithWhatWasLeftOut() throws Exception {
        tellTheWeek();

        var page = page("/dora/deployment_frequency?" + WEEK);
        assertThat(page.select("#rows tbody tr")).hasSize(7);
        assertThat(page.select("#rows tr.out").text()).contains("redeployment", "Left out");
        assertThat(page("/dora/deployment_frequency?show=left_out&" + WEEK).select("#rows tbody tr"))
                .hasSize(1);
        assertThat(page("/dora/change_fail_rate?" + WEEK)
                        .select("#rows tr:contains(INC-2) a[href^=/incidents/]")
                        .eachAttr("href"))
                .contains("/incidents/INC-2");
        assertThat(ask(get("/dora/speed")).getStatus()).isEqualTo(404);
    }

    @Test
    void theSamePageIsATableForSpreadsheets() throws Exception {
        tellTheWeek();

        assertThat(ask(get("/dora?format=csv&" + WEEK)).getContentAsString())
                .startsWith("of,name,team,deployments")
                .contains("all,,,6,");
        assertThat(ask(get("/dora/deployment_frequency.csv?" + WEEK))
                        .getContentAsString()
                        .lines())
                .hasSize(8);
        assertThat(ask(get("/dora?format=json&" + WEEK)).getContentAsString()).contains("\"failed\":1");
    }

    @Test
    void aFrequencyHasItsBandWithTheWordsThatItIsNoThreshold() throws Exception {
        tellTheWeek();

        assertThat(page("/dora/deployment_frequency?" + WEEK).select(".kv").text())
                .contains("Band (survey clusters, not thresholds) Needs 4 whole weeks that were watched");
        assertThat(page("/dora/deployment_frequency?from=2026-03-02&to=2026-03-29")
                        .select(".kv")
                        .text())
                .contains("median of 4 whole weeks", "Band (survey clusters, not thresholds) Medium");
    }

    @Test
    void recoveryShowsTheMedianThatDoesNotDropWhatIsOpen() throws Exception {
        tellTheWeek();

        assertThat(page("/dora/failed_deployment_recovery_time?" + WEEK)
                        .select(".kv")
                        .text())
                .contains("Kaplan-Meier", "Open 0");
    }

    @Test
    void aLeadTimeCanBeTakenOfChangeRequestsAndWithoutBots() throws Exception {
        tellTheWeek();

        var page = page("/dora/change_lead_time?lead=merge&bots=without&" + WEEK);

        assertThat(page.select(".chosen [aria-current]").eachText())
                .containsExactly("From the merge on", "Without bots");
    }

    @Test
    void whatWasKnownAtAnInstantIsShownWithoutActs() throws Exception {
        tellTheWeek();

        var page = page("/dora?as_of=2026-03-10T00:00:00Z&" + WEEK);

        assertThat(page.select("#as-known").text()).contains("As it was known on", "Show what is known now");
        assertThat(page.select("a[href*=marks/new]")).isEmpty();
    }

    @Test
    void whatAPersonExcludesNoLongerCountsAndStandsInTheListAndTheAuditLog() throws Exception {
        tellTheWeek();
        var number = failed();

        assertThat(page("/dora/marks/new?deployment=" + number).select("form input[name=word]"))
                .hasSize(3);
        var answer = post("/dora/marks", "deployment", number, "word", "excluded", "because", "It was a rehearsal");

        assertThat(answer.getRedirectedUrl()).isEqualTo("/dora/marks");
        var page = page("/dora?" + WEEK);
        assertThat(page.select(".five li").get(2).select(".v").text()).isEqualTo("0 of 4");
        assertThat(page.select("#failed header").text()).contains("1 excluded by hand: who and why");
        assertThat(page("/dora/marks").select("tbody tr").text()).contains("It was a rehearsal", "ann", "left out");
        assertThat(acts()).isEqualTo("deployment.marked");
        assertThat(page("/dora/change_fail_rate?show=left_out&" + WEEK)
                        .select("#rows tr.out")
                        .text())
                .contains("excluded by ann");
    }

    @Test
    void aMarkCanBeLiftedAndThenTheDeploymentCountsAgain() throws Exception {
        tellTheWeek();
        marks(failed(), "not_failed");
        assertThat(page("/dora?" + WEEK).select(".five li").get(2).select(".v").text())
                .isEqualTo("0 of 5");
        var lift = page("/dora/marks").select("form[action$=/lift]").attr("action");

        assertThat(post(lift).getStatus()).isEqualTo(302);

        assertThat(page("/dora?" + WEEK).select(".five li").get(2).select(".v").text())
                .isEqualTo("1 of 5");
        assertThat(page("/dora/marks").select("tbody tr").text()).contains("lifted by ann");
        var again = post(lift);
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString()).contains("ann was first and lifted it already");
    }

    @Test
    void whoeverMarksSecondHearsWhoWasFirst() throws Exception {
        tellTheWeek();
        marks(failed(), "failed");
        name = "ben";

        var second = post("/dora/marks", "deployment", failed(), "word", "excluded", "because", "a test");

        assertThat(second.getStatus()).isEqualTo(422);
        assertThat(second.getContentAsString()).contains("ann was first and said that it failed");
    }

    @Test
    void aMarkNeedsAReasonAChoiceAndADeployment() throws Exception {
        tellTheWeek();

        assertThat(post("/dora/marks", "deployment", failed(), "word", "excluded", "because", " ")
                        .getContentAsString())
                .contains("Give a reason of 1 to 500 characters");
        assertThat(post("/dora/marks", "deployment", failed(), "word", "great", "because", "why")
                        .getContentAsString())
                .contains("Choose what is to be said of it");
        assertThat(post("/dora/marks", "deployment", "99999999", "word", "failed", "because", "why")
                        .getStatus())
                .isEqualTo(404);
        assertThat(ask(get("/dora/marks/new?deployment=99999999")).getStatus()).isEqualTo(404);
    }

    @Test
    void aViewerSeesNoActs() throws Exception {
        tellTheWeek();
        role = Role.VIEWER;

        assertThat(page("/dora?" + WEEK).select("a[href*=marks/new]")).isEmpty();
        assertThat(page("/dora/marks/new?deployment=" + failed()).select("form[action=/dora/marks]"))
                .isEmpty();
    }

    @Test
    void targetsAreTypedInTheirUnitAndMarkTheScale() throws Exception {
        tellTheWeek();
        role = Role.ADMIN;

        post("/settings/targets/change_fail_rate", "mark", "10%", "mark", "5 %", "mark", "");
        post("/settings/targets/change_lead_time", "mark", "1 week", "mark", "24 hours");
        post("/settings/targets/deployment_frequency", "mark", "3 per week");

        assertThat(page("/settings/targets")
                        .select("#change_fail_rate input[name=mark]:not([value=''])")
                        .eachAttr("value"))
                .containsExactly("5 %", "10 %");
        assertThat(page("/dora?" + WEEK)
                        .select(".five li")
                        .get(2)
                        .select("svg text")
                        .eachText())
                .containsExactly("5 %", "10 %");
        assertThat(page("/dora?" + WEEK)
                        .select(".five li")
                        .get(1)
                        .select("svg text")
                        .eachText())
                .containsExactly("24 h", "1 week");
        assertThat(acts()).isEqualTo("target.changed");
        post("/settings/targets/change_fail_rate");
        assertThat(page("/settings/targets")
                        .select("#change_fail_rate input[name=mark]:not([value=''])")
                        .eachAttr("value"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "0 days", "-1 day", "3 / week", "1 fortnight"})
    void whatIsNoTargetIsRefusedWithWhatWouldBe(String text) throws Exception {
        role = Role.ADMIN;

        var refused = post("/settings/targets/change_lead_time", "mark", text);

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.getContentAsString())
                        .select("#wrong-change_lead_time")
                        .text())
                .contains("“" + text + "”");
        assertThat(Jsoup.parse(refused.getContentAsString())
                        .select("#change_lead_time input[name=mark]")
                        .get(0)
                        .attr("value"))
                .isEqualTo(text);
    }

    @Test
    void presetsAreTakenOverByTheirNameAndYear() throws Exception {
        role = Role.ADMIN;

        assertThat(post("/settings/targets/presets", "preset", "survey-2024").getStatus())
                .isEqualTo(302);

        assertThat(page("/settings/targets")
                        .select("#failed_deployment_recovery_time input[name=mark]")
                        .eachAttr("value"))
                .containsExactly("1 h", "1 day", "1 week");
        var text = page("/settings/targets").text();
        assertThat(text).contains("2024 survey clusters, not thresholds", "CC BY 4.0", "DORA / Google Cloud");
        assertThat(post("/settings/targets/presets", "preset", "nothing").getStatus())
                .isEqualTo(404);
    }

    @Test
    void theDefinitionsStandOnAPage() throws Exception {
        assertThat(page("/dora/definitions").select("section.definition h2").eachText())
                .startsWith("Deployment frequency", "Change lead time")
                .hasSize(6);
        assertThat(page("/dora/definitions").select("#constants").text()).contains("24 hours", "6 h", "5 min");
    }

    @Test
    void theWindowInWhichTroublesAreAttributedIsTheOneOfTheDatabase() {
        assertThat(jdbc.sql("select extract(epoch from incidents.attribution_window())::bigint")
                        .query(Long.class)
                        .single())
                .isEqualTo(Rules.ATTRIBUTED_WITHIN.toSeconds());
    }

    private String failed() {
        return jdbc.sql("select id from deployments.deployment where external_id = 'w-5'")
                .query(String.class)
                .single();
    }

    private void marks(String number, String word) throws Exception {
        assertThat(post("/dora/marks", "deployment", number, "word", word, "because", "It is known")
                        .getStatus())
                .isEqualTo(302);
    }

    private String acts() {
        return jdbc.sql("select action from audit.entry order by seq desc limit 1")
                .query(String.class)
                .single();
    }

    private void tellTheWeek() {
        assertThat(plimsoll.report(AWeek.events()).body()).contains("\"rejected\":[]");
    }

    private Document page(String address) throws Exception {
        var response = ask(get(address));
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString());
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(new SignedInPerson(name, name, "", role))))
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
