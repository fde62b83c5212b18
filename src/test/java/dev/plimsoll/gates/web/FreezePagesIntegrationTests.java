package dev.plimsoll.gates.web;

import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.gates.Gates;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Tests for the pages about freezes, and for their calendar. */
@PlimsollTest
@AutoConfigureMockMvc
@WithMockUser(username = "maya", roles = "ADMIN")
class FreezePagesIntegrationTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private MockMvcTester http;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @AfterEach
    void leave() {
        plimsoll.empty();
    }

    @Test
    void theWeekendIsAddedAndComesBackAsTheRuleThatItIs() throws Exception {
        var saved = send("/freezes", weekend());

        assertThat(saved).hasStatus(HttpStatus.FOUND);
        var page = page("/freezes");
        assertThat(page.select(".freezes").text())
                .contains(
                        "everything: Fri 16:00 to Mon 08:00 every week, Europe/London", "“nobody is there”", "by maya");
        assertThat(page.select(".freezes > li")).hasSize(1);
        assertThat(page.select(".month li")).hasSizeBetween(28, 42);
        assertThat(page("/freezes?month=" + YearMonth.now(ZoneOffset.UTC).plusMonths(1))
                        .select(".month .part")
                        .text())
                .contains("Weekend from 16:00", "Weekend all day");
        assertThat(page.select(".month .today")).hasSize(1);
    }

    @Test
    void aPreviewNamesTheRequestsThatItWouldHold() throws Exception {
        gates.request(ask("a", SHA_B, DIGEST_B));
        var now = onceFrom(LocalDate.now(ZoneOffset.UTC).minusDays(1), 3);

        var part = http.post()
                .uri("/freezes/preview")
                .with(csrf())
                .header("HX-Request", "true")
                .params(form(now))
                .exchange();

        assertThat(html(part).select("#held").text()).isEqualTo("This 1 waiting request would be held:");
        assertThat(html(part).select("#preview").text())
                .contains("pay to production, bbbbbbb", "In force at once, until", "UTC");
        assertThat(page("/freezes").select(".freezes")).isEmpty();
    }

    @Test
    void oneThatEndsBeforeItBeginsIsRefusedAtItsEnd() throws Exception {
        var typed = onceFrom(LocalDate.now(ZoneOffset.UTC), -1);

        var answer = send("/freezes", typed);

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(html(answer).select("#end-note .wrong").text()).contains("give a later end");
        assertThat(html(answer).select("#start").val()).isEqualTo(typed.get("start"));
        assertThat(html(answer).select("#reason").val()).isEqualTo("nobody is there");
    }

    @Test
    void whatCannotBeMeantIsRefusedAtEachField() throws Exception {
        var typed = weekend();
        typed.put("untilTime", "");
        typed.put("zone", "London");
        typed.put("reason", "");

        var page = html(send("/freezes", typed));

        assertThat(page.select("#untilTime-note .wrong").text()).contains("such as 16:00");
        assertThat(page.select("#zone-note .wrong").text()).contains("Europe/London");
        assertThat(page.select("#reason-note .wrong").text()).startsWith("Say why");
        var nowhere = weekend();
        nowhere.put("what", "service");
        nowhere.put("service", "pya");
        assertThat(html(send("/freezes", nowhere))
                        .select("#service-note .wrong")
                        .text())
                .contains("There is no service “pya”");
    }

    @Test
    void datesReturnByARuleOfICalendarAndOneThatIsNoneIsRefused() throws Exception {
        var typed = onceFrom(LocalDate.parse("2026-12-23"), 10);
        typed.put("kind", "recurring");
        typed.put("repeats", "FREQ=YEARLY");
        assertThat(send("/freezes", typed)).hasStatus(HttpStatus.FOUND);
        typed.put("rule", "FREQ=SOMETIMES");

        var refused = send("/freezes", typed);

        assertThat(html(refused).select("#rule-note .wrong").text()).contains("no rule of iCalendar");
        assertThat(page("/freezes").select(".freezes").text()).contains("every year, UTC");
    }

    @Test
    void anEmergencyStopHoldsAtOnceAndIsLiftedWithAReason() throws Exception {
        gates.request(ask("a", SHA_B, DIGEST_B));

        assertThat(send("/freezes/stop", Map.of("length", "8 d", "reason", "log-ins fail")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send("/freezes/stop", Map.of("length", "2 h", "reason", " ")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send(
                        "/freezes/stop",
                        Map.of("length", "2 h", "reason", "log-ins fail", "incident", "INC-7", "service", "pay")))
                .hasStatus(HttpStatus.FOUND);

        var stop = page("/freezes").select(".freezes > li").first();
        assertThat(stop).isNotNull();
        assertThat(stop.text()).contains("emergency stop", "in force", "pay everywhere", "log-ins fail", "INC-7");
        var lift = stop.select("form").attr("action");
        var refused = send(lift, Map.of("reason", ""));
        assertThat(html(refused).select("[role=alert]").text()).startsWith("Say why");
        assertThat(send(lift, Map.of("reason", "mended"))).hasStatus(HttpStatus.FOUND);
        assertThat(send(lift, Map.of("reason", "again"))).hasStatus(HttpStatus.CONFLICT);
        assertThat(page("/freezes").select("details .freezes").text()).contains("lifted by maya");
    }

    @Test
    void aMonthIsTurnedOverAndNonsenseIsThisMonth() throws Exception {
        assertThat(page("/freezes?month=2027-02").select("#month-title").text()).isEqualTo("February 2027");
        assertThat(page("/freezes?month=2027-02").select("a[rel=next]").attr("href"))
                .contains("2027-03");
        assertThat(page("/freezes?month=9999999-99").select(".month .today")).hasSize(1);
        assertThat(page("/freezes").select(".blank").text()).contains("Nothing is frozen");
    }

    @Test
    void theCalendarHoldsFreezesAndTheClosedHoursOfPoliciesAndIsAskedForOnlyOnce() throws Exception {
        send("/freezes", weekend());
        gates.request(ask("a", SHA_B, DIGEST_B));
        http.post().uri("/gates/import").with(csrf()).param("text", """
                        environment: production
                        rules:
                          calendar: {mode: enforced, zone: America/New_York, closed: [Sat 00:00 to Mon 00:00]}
                        """).exchange();

        var calendar = http.get().uri("/freezes.ics").exchange();

        assertThat(calendar).hasStatus(HttpStatus.OK).hasContentTypeCompatibleWith("text/calendar");
        var text = calendar.getResponse().getContentAsString();
        assertThat(text)
                .contains("SUMMARY:Frozen: Weekend", "RRULE:FREQ=WEEKLY", "TZID:Europe/London", "TZID:America/New_York")
                .contains("SUMMARY:Closed: each service to production");
        assertThat(calendar.getResponse().getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("max-age=300, private");
        assertThat(http.get()
                        .uri("/freezes.ics")
                        .header(
                                HttpHeaders.IF_NONE_MATCH,
                                calendar.getResponse().getHeader(HttpHeaders.ETAG))
                        .exchange())
                .hasStatus(HttpStatus.NOT_MODIFIED);
    }

    @Test
    @WithAnonymousUser
    void aCalendarShowsATokenAsAPasswordAndWithoutOneIsAskedForIt() {
        var pair = "calendar:" + Plimsoll.REPORTER;
        var basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));

        assertThat(http.get()
                        .uri("/freezes.ics")
                        .header(HttpHeaders.AUTHORIZATION, basic)
                        .exchange())
                .hasStatus(HttpStatus.OK);
        var refused = http.get().uri("/freezes.ics").exchange();
        assertThat(refused).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(refused.getResponse().getHeaders(HttpHeaders.WWW_AUTHENTICATE))
                .containsExactly("Bearer", "Basic realm=\"Plimsoll\"");
    }

    @Test
    @WithMockUser(username = "rae", roles = "VIEWER")
    void aReaderSeesFreezesAndMakesNone() throws Exception {
        assertThat(send("/freezes", weekend())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send("/freezes/stop", Map.of("length", "2 h", "reason", "x")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page("/freezes/new").select("main form.freeze")).isEmpty();
        assertThat(page("/freezes").select("#month-title")).hasSize(1);
    }

    private static Map<String, String> weekend() {
        var typed = new LinkedHashMap<String, String>();
        typed.put("kind", "weekly");
        typed.put("fromDay", "FRIDAY");
        typed.put("fromTime", "16:00");
        typed.put("untilDay", "MONDAY");
        typed.put("untilTime", "08:00");
        typed.put("zone", "Europe/London");
        typed.put("what", "all");
        typed.put("title", "Weekend");
        typed.put("reason", "nobody is there");
        return typed;
    }

    private static Map<String, String> onceFrom(LocalDate day, int days) {
        var typed = weekend();
        typed.put("kind", "once");
        typed.put("zone", "UTC");
        typed.put("start", day + "T16:00");
        typed.put("end", day.plusDays(days) + "T08:00");
        return typed;
    }

    private static MultiValueMap<String, String> form(Map<String, String> typed) {
        var form = new LinkedMultiValueMap<String, String>();
        typed.forEach(form::add);
        return form;
    }

    private MvcTestResult send(String address, Map<String, String> typed) {
        return http.post().uri(address).with(csrf()).params(form(typed)).exchange();
    }

    private Document page(String address) throws UnsupportedEncodingException {
        return html(http.get().uri(address).exchange());
    }

    private static Document html(MvcTestResult result) throws UnsupportedEncodingException {
        return Jsoup.parse(result.getResponse().getContentAsString());
    }
}
