package dev.plimsoll.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.plimsoll.access.Role;
import dev.plimsoll.access.SignedInPerson;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What people see of incidents, and do with them. */
@PlimsollTest
@AutoConfigureMockMvc
class IncidentPageTests {

    @Autowired
    Plimsoll plimsoll;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void thePageShowsTheFifteenRowsTheSuspectAndTheDurations() throws Exception {
        tell(Outages.withoutItsSecret());

        var page = page("/incidents/INC-142");
        assertThat(page.select(".events > li[id]")).hasSize(15);
        assertThat(page.select(".events .gap").text()).contains("5 min without an event");
        assertThat(page.select(".phases li").eachText())
                .containsExactly(
                        "2 min unnoticed",
                        "8 min finding the cause",
                        "3 min deciding",
                        "4 min rolling back",
                        "3 min recovering",
                        "7 min watching");
        assertThat(page.select(".suspects .who").text()).contains("payment-service c41f7ae suspected");
        assertThat(page.select(".measures tbody tr").eachText())
                .contains("Time to detect 3 min 09:17:00 deployment began 09:20:00 first alert");
    }

    @Test
    void anAliasOfAnIncidentLeadsToItsOwnAddress() throws Exception {
        tell(Outages.withoutItsSecret());
        var number = jdbc.sql("select id from incidents.incident where key = 'INC-142'")
                .query(Long.class)
                .single();

        assertThat(ask(get("/incidents/" + number)).getRedirectedUrl()).isEqualTo("/incidents/INC-142");
        assertThat(ask(get("/incidents/INC-404")).getStatus()).isEqualTo(404);
    }

    @Test
    void aPersonPutsTheTimeOfAMomentRightAndOnlyTheMeasuresThatNameItChange() throws Exception {
        tell(Outages.withoutItsSecret());
        var before = page("/incidents/INC-142").select(".measures tbody tr").eachText();
        var entry = page("/incidents/INC-142")
                .select(".events li:contains(Cause found)")
                .attr("id");

        act("/incidents/INC-142/entries", "entry", entry, "act", "time", "at", "2026-11-16T09:26:00");

        var after = page("/incidents/INC-142").select(".measures tbody tr").eachText();
        assertThat(changed(before, after))
                .containsExactly("Time to decide 6 min 09:20:00 first alert 09:26:00 cause found or decided");
        assertThat(page("/incidents/INC-142").select("#" + entry).text())
                .contains("first said for 09:28:00", "changed by ann");

        act("/incidents/INC-142/entries", "entry", entry, "act", "original");
        assertThat(page("/incidents/INC-142").select(".measures tbody tr").eachText())
                .isEqualTo(before);
    }

    @Test
    void theTimeOfADeploymentPutRightChangesTheMeasuresThatBeginWithIt() throws Exception {
        tell(Outages.withoutItsSecret());
        var before = page("/incidents/INC-142").select(".measures tbody tr").eachText();
        var entry = page("/incidents/INC-142")
                .select(".events li:contains(payment-service to production)")
                .attr("id");

        act("/incidents/INC-142/entries", "entry", entry, "act", "time", "at", "2026-11-16T09:16:00");

        assertThat(changed(
                        before,
                        page("/incidents/INC-142").select(".measures tbody tr").eachText()))
                .extracting(row -> row.replaceFirst(" \\d.*", ""))
                .containsExactlyInAnyOrder("Time to detect", "Version restored", "Service restored", "Closed");
    }

    @Test
    void whatIsHiddenIsOnlyShownOnDemandAndWhatIsPinnedAlways() throws Exception {
        tell(Outages.withoutItsSecret());
        var entry =
                page("/incidents/INC-142").select(".events li:contains(bridge)").attr("id");

        act("/incidents/INC-142/entries", "entry", entry, "act", "hide");

        assertThat(page("/incidents/INC-142").select("#" + entry)).isEmpty();
        assertThat(page("/incidents/INC-142?all=").select("#" + entry).text()).contains("hidden");
        var aside = page("/incidents/INC-142?all=")
                .select(".events li.minor")
                .get(1)
                .attr("id");
        act("/incidents/INC-142/entries", "entry", aside, "act", "pin");
        assertThat(page("/incidents/INC-142").select("#" + aside)).hasSize(1);
    }

    @Test
    void aSuspectIsConfirmedRuledOutOnlyWithAReasonAndTakenBack() throws Exception {
        tell(Outages.withoutItsSecret());
        var deployment = page("/incidents/INC-142")
                .select(".suspects input[name=deployment]")
                .attr("value");

        var refused = post("/incidents/INC-142/cause", "deployment", deployment, "state", "ruled_out");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("Say why it was not this one");

        act(
                "/incidents/INC-142/cause",
                "deployment",
                deployment,
                "state",
                "ruled_out",
                "because",
                "It was the network");
        assertThat(page("/incidents/INC-142").select(".suspects").text()).contains("ruled out", "It was the network");
        assertThat(page("/incidents/INC-142")
                        .select("dt:contains(Change failure) + dd")
                        .text())
                .startsWith("undecided");

        act("/incidents/INC-142/cause", "deployment", deployment, "state", "confirmed");
        assertThat(page("/incidents/INC-142")
                        .select("dt:contains(Change failure) + dd")
                        .text())
                .startsWith("yes of c41f7ae, rule 1");
    }

    @Test
    void noneOfTheseIsAnAnswer() throws Exception {
        tell(Outages.trafficRose());

        act("/incidents/INC-9/cause", "state", "confirmed", "because", "Traffic rose by 240 %");

        var page = page("/incidents/INC-9");
        assertThat(page.select(".verdict").first().text())
                .isEqualTo("No change caused it, says ann: Traffic rose by 240 %.");
        assertThat(page("/incidents?show=undecided").select("tbody tr")).isEmpty();
    }

    @Test
    void anIncidentIsDeclaredNotedResolvedAndReopened() throws Exception {
        tell(Outages.trafficRose());

        var key = post("/incidents", "title", "Slow search", "services", "gateway", "environment", "production")
                .getRedirectedUrl();
        assertThat(ask(get(key + ".md")).getContentAsString())
                .contains("Incident: " + key.substring("/incidents/".length()))
                .doesNotContain("declared-");
        act(key + "/notes", "phase", "cause_found", "text", "the index was rebuilt");
        act(key + "/notes", "phase", "resolved");
        assertThat(page(key).select(".tag").first().text()).isEqualTo("Resolved");
        act(key + "/notes", "phase", "reopened");
        assertThat(page(key).select(".tag").first().text()).isEqualTo("Open");
        assertThat(page(key).select(".events").text()).contains("Cause found: the index was rebuilt");
    }

    @Test
    void aDeclarationIsRefusedWithTheFieldThatIsWrong() throws Exception {
        var refused = post("/incidents", "title", "Slow", "services", "nothing-like-it");

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.getContentAsString()).select(".error").text())
                .isEqualTo("There is no service “nothing-like-it”.");
    }

    @Test
    void aDuplicateFollowsTheSurvivorAndItsAddressLeadsThere() throws Exception {
        tell(Outages.withoutItsSecret());
        tell(List.of(
                "{\"type\":\"incident\",\"id\":\"INC-143\",\"services\":[\"payment-service\"],\"environment\":\"production\",\"title\":\"Same thing\",\"opened_at\":\"2026-11-16T09:25:00Z\",\"resolved_at\":\"2026-11-16T09:40:00Z\"}",
                Outages.note("INC-143", "2026-11-16T09:26:00Z", "Ilir", null, "Looked at the second one")));

        act("/incidents/INC-143/merge", "into", "INC-142");

        assertThat(ask(get("/incidents/INC-143")).getRedirectedUrl()).isEqualTo("/incidents/INC-142?merged=INC-143");
        assertThat(page("/incidents/INC-142").select(".events").text()).contains("Looked at the second one");
        assertThat(page("/incidents").select("tbody tr")).hasSize(1);
        assertThat(post("/incidents/INC-142/merge", "into", "INC-143").getStatus())
                .isEqualTo(422);
    }

    @Test
    void alertsAreSplitOffIntoAnIncidentOfTheirOwn() throws Exception {
        tell(Outages.withoutItsSecret());
        var alert = page("/incidents/INC-142/details")
                .select("input[name=alerts]")
                .first()
                .attr("value");

        var other = post("/incidents/INC-142/split", "alerts", alert, "title", "Something else")
                .getRedirectedUrl();

        assertThat(page(other).select("h1").text()).isEqualTo("Something else");
        assertThat(page(other).select(".events").text()).contains("KubePodCrashLooping fires");
        assertThat(page("/incidents/INC-142").select(".events").text()).contains("PaymentErrorRateHigh fires");
        tell(Outages.withoutItsSecret());
        assertThat(page("/incidents/INC-142").select(".events").text()).doesNotContain("KubePodCrashLooping");
    }

    @Test
    void whatCannotBeIsKeptFlaggedAndListedForRepair() throws Exception {
        tell(List.of(
                "{\"type\":\"incident\",\"id\":\"INC-1\",\"services\":[\"ghost\"],\"environment\":\"nowhere\",\"opened_at\":\"2026-11-16T09:25:00Z\",\"resolved_at\":\"2026-11-16T09:15:00Z\"}",
                "{\"type\":\"alert\",\"id\":\"x\",\"name\":\"Lost\",\"started_at\":\"2026-11-16T09:25:00Z\"}"));

        var page = page("/incidents?show=repair");
        assertThat(page.text())
                .contains(
                        "It is said to have ended before it began",
                        "Nobody has deployed a service “ghost”",
                        "There is no environment “nowhere”",
                        "Lost",
                        "It names no service");
        assertThat(page("/incidents/INC-1").select(".measures").text()).contains("unknown (no alert event)");
    }

    @Test
    void anAlertThatNamedNoServiceIsPlacedOnceItIsSaidWhichIsMeant() throws Exception {
        tell(Outages.withoutItsSecret());
        tell(
                List.of(
                        "{\"type\":\"alert\",\"id\":\"x\",\"name\":\"Lost\",\"started_at\":\"2026-11-16T09:22:00Z\",\"ended_at\":\"2026-11-16T09:24:00Z\"}"));
        var alert = page("/incidents?show=repair").select("input[name=alert]").attr("value");

        assertThat(post("/incidents/repair", "alert", alert, "service", "ghost").getStatus())
                .isEqualTo(422);
        act("/incidents/repair", "alert", alert, "service", "payment-service");

        assertThat(page("/incidents/INC-142").select(".events").text()).contains("Lost fires");
    }

    @Test
    void aViewerReadsAndMayNotWrite() throws Exception {
        tell(Outages.withoutItsSecret());
        var viewer = new SignedInPerson("vic", "Vic", "", Role.VIEWER);

        var page = mvc.perform(get("/incidents/INC-142").with(user(viewer)))
                .andReturn()
                .getResponse();
        assertThat(page.getContentAsString()).doesNotContain("/notes\"", "Confirm");
        assertThat(mvc.perform(MockMvcRequestBuilders.post("/incidents/INC-142/notes")
                                .param("text", "x")
                                .with(csrf())
                                .with(user(viewer)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void theViewForTheNightSaysWhatChangedWhatRunsAndWhatIsSafeToReturnTo() throws Exception {
        tell(Outages.withoutItsSecret());

        var page = page("/t/2026-11-16T09:24:00Z");
        assertThat(page.select(".events > li").eachText().get(0)).contains("09:20", "fire");
        assertThat(page.select(".run").text())
                .contains(
                        "payment-service",
                        "Runs c41f7ae",
                        "Last known good: 9b02e5d",
                        "Nothing is known that would make it unsafe");
        assertThat(page.select(".clock").text()).isEqualTo("6 min since the first symptom");
        assertThat(ask(get("/t/yesterday-ish")).getStatus()).isEqualTo(404);
    }

    @Test
    void aMigrationSinceMakesTheWayBackUnsafe() throws Exception {
        tell(Outages.fridayMerge());

        assertThat(page("/t/2026-11-13T17:05:00Z").select(".run").text())
                .contains("The schema moved since (f-m): returning is not safe");
    }

    @Test
    void whatAPersonSaysStaysWhateverTheSourceSaysLater() throws Exception {
        tell(Outages.withoutItsSecret());
        act(
                "/incidents/INC-142/details",
                "title",
                "Payments are down",
                "services",
                "payment-service",
                "environment",
                "production",
                "severity",
                "");

        tell(
                List.of(
                        "{\"type\":\"incident\",\"id\":\"INC-142\",\"services\":[\"payment-service\"],\"environment\":\"production\",\"severity\":\"sev4\",\"title\":\"Told again\",\"opened_at\":\"2026-11-16T09:21:00Z\"}"));

        assertThat(page("/incidents/INC-142").select("h1").text()).isEqualTo("Payments are down");
        assertThat(page("/incidents/INC-142").select(".title").text()).doesNotContain("sev4", "sev1");
    }

    @Test
    void anAlertThatAPersonPlacedStaysWhereItIsWhenItsSenderSpeaksAgain() throws Exception {
        tell(Outages.withoutItsSecret());
        tell(List.of(Outages.alert("g", "ghost", "GhostDown", "2026-11-20T10:00:00Z", null)));
        var alert = page("/incidents?show=repair").select("input[name=alert]").attr("value");
        act("/incidents/repair", "alert", alert, "service", "payment-service");

        tell(List.of(Outages.alert("g", "ghost", "GhostDown", "2026-11-20T10:00:00Z", "2026-11-20T10:10:00Z")));

        assertThat(page("/incidents?show=repair").text()).doesNotContain("GhostDown");
        assertThat(page("/incidents").text()).contains("GhostDown on payment-service");
    }

    @Test
    void theEndOfAnAlertPutRightIsTheEndEverywhere() throws Exception {
        tell(Outages.withoutItsSecret());
        var entry =
                page("/incidents/INC-142").select(".events li:contains(clear)").attr("id");

        act("/incidents/INC-142/entries", "entry", entry, "act", "time", "at", "09:41");

        assertThat(page("/incidents/INC-142").select(".measures").text()).contains("Service restored 24 min");
        assertThat(plimsoll.get("/api/v1/incidents/INC-142").path("restored_at").asString())
                .isEqualTo("2026-11-16T09:41:00Z");
    }

    @Test
    void aTimeIsNeededAndAnActionThatDoesNotExistIsRefused() throws Exception {
        tell(Outages.withoutItsSecret());
        var entry = page("/incidents/INC-142")
                .select(".events li:contains(Cause found)")
                .attr("id");

        assertThat(post("/incidents/INC-142/entries", "entry", entry, "act", "time", "at", "")
                        .getStatus())
                .isEqualTo(422);
        assertThat(post("/incidents/INC-142/entries", "entry", entry, "act", "explode")
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void whatWasTypedInANoteIsStillThereWhenItIsRefused() throws Exception {
        tell(Outages.withoutItsSecret());

        var refused = post("/incidents/INC-142/notes", "text", "Restarted the pods", "at", "some day");

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.getContentAsString())
                        .select("#note-text")
                        .text())
                .isEqualTo("Restarted the pods");
    }

    @Test
    void whatBeganAfterTheTroubleCannotBeConfirmedAsItsCause() throws Exception {
        tell(Outages.withoutItsSecret());
        var rollback = jdbc.sql("select id from deployments.deployment where external_id = 'd-2'")
                .query(String.class)
                .single();

        assertThat(post("/incidents/INC-142/cause", "deployment", rollback, "state", "confirmed")
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void theEditsOfADuplicateFollowItIntoTheSurvivor() throws Exception {
        tell(Outages.withoutItsSecret());
        tell(List.of(
                "{\"type\":\"incident\",\"id\":\"INC-143\",\"services\":[\"payment-service\"],\"environment\":\"production\",\"title\":\"Same\",\"opened_at\":\"2026-11-16T09:25:00Z\",\"resolved_at\":\"2026-11-16T09:40:00Z\"}",
                Outages.note("INC-143", "2026-11-16T09:26:00Z", "Ilir", null, "First words")));
        var entry = page("/incidents/INC-143")
                .select(".events li:contains(First words)")
                .attr("id");
        act("/incidents/INC-143/entries", "entry", entry, "act", "title", "title", "Better words");

        act("/incidents/INC-143/merge", "into", "INC-142");

        assertThat(page("/incidents/INC-142").select("#" + entry).text())
                .contains("Better words", "first said: “First words”");
    }

    @Test
    void aTimeThatCannotBeDoesNotBreakThePages() throws Exception {
        tell(Outages.withoutItsSecret());
        tell(
                List.of(
                        "{\"type\":\"incident\",\"id\":\"INC-0\",\"services\":[\"payment-service\"],\"opened_at\":\"0001-01-01T00:00:00Z\",\"title\":\"Long ago\"}"));

        assertThat(page("/incidents/INC-0").select("svg.plot text").size()).isLessThan(40);
        assertThat(page("/timeline").select("h1").text()).isEqualTo("Timeline");
        assertThat(page("/incidents?show=repair").text()).contains("Long ago");
    }

    @Test
    void whatASenderWroteIsTextAndItsAddressNoScript() throws Exception {
        tell(Outages.withoutItsSecret());
        tell(
                List.of(
                        "{\"type\":\"note\",\"incident\":\"INC-142\",\"at\":\"2026-11-16T09:29:00Z\",\"by\":\"<b>x</b>\",\"text\":\"<script>go()</script>\",\"url\":\"javascript:go()\"}"));

        var row = page("/incidents/INC-142").select(".events li:contains(go())");
        assertThat(row.select("script, b, a[href^=javascript]")).isEmpty();
        assertThat(row.text()).contains("<script>go()</script>", "<b>x</b>");
    }

    @Test
    void theSearchFindsAnIncidentByItsKeyAndByItsTitle() throws Exception {
        tell(Outages.withoutItsSecret());

        assertThat(ask(get("/find?q=inc-142")).getRedirectedUrl()).isEqualTo("/incidents/INC-142");
        assertThat(ask(get("/find?q=without its secret")).getRedirectedUrl()).isEqualTo("/incidents/INC-142");
        assertThat(ask(get("/find?q=payment-service")).getRedirectedUrl()).isEqualTo("/services/payment-service");
    }

    private static List<String> changed(List<String> before, List<String> after) {
        return after.stream().filter(row -> !before.contains(row)).toList();
    }

    private void tell(List<String> events) {
        assertThat(plimsoll.report("[" + String.join(",", events) + "]").body()).contains("\"rejected\":[]");
    }

    private Document page(String address) throws Exception {
        var response = ask(get(address));
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString());
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(new SignedInPerson("ann", "Ann", "", Role.APPROVER))))
                .andReturn()
                .getResponse();
    }

    private void act(String address, String... form) throws Exception {
        assertThat(post(address, form).getStatus()).isEqualTo(302);
    }

    private MockHttpServletResponse post(String address, String... form) throws Exception {
        var request = MockMvcRequestBuilders.post(address).with(csrf());
        for (var n = 0; n < form.length; n += 2) {
            request.param(form[n], form[n + 1]);
        }
        return ask(request);
    }
}
