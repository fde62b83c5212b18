package dev.plimsoll.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.Actor;
import dev.plimsoll.audit.AuditTrail;
import dev.plimsoll.testing.PlimsollTest;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests for the page Audit log. */
@PlimsollTest
@AutoConfigureMockMvc
@WithMockUser(username = "maya", roles = "ADMIN")
class AuditPageIntegrationTests {

    private static final Actor LENA = new Actor("lena", "Lena Ost", "person", "page", "192.0.2.11");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void neverChecked() {
        jdbc.sql("delete from audit.verification").update();
    }

    @Test
    void showsWhoDidWhatFromWhereAndTheDifference() {
        record(new Act(
                "service.assigned",
                "service",
                "page-pay",
                Map.of("tier", 2, "team", "Payments"),
                Map.of("tier", 1, "team", "Payments"),
                "It takes money"));

        var row = row(page("/audit?object=page-pay"));

        assertThat(row.select(".who a").text()).isEqualTo("Lena Ost");
        assertThat(row.select(".who small").text()).contains("lena");
        assertThat(row.select(".did").text()).isEqualTo("Service assigned");
        assertThat(row.select(".object").text()).isEqualTo("service page-pay");
        assertThat(row.select(".differences dt").eachText()).containsExactly("tier");
        assertThat(row.select("del").text()).isEqualTo("before: 2");
        assertThat(row.select("ins").text()).isEqualTo("after: 1");
        assertThat(row.select(".why").text()).isEqualTo("“It takes money”");
        assertThat(row.select(".where").text()).isEqualTo("page 192.0.2.11");
    }

    @Test
    void showsWhatSomebodyTypedAsText() {
        record(Act.of("team.made", "team", "<script>alert(1)</script>"));

        assertThat(row(page("/audit?object=<script>alert(1)</script>"))
                        .select(".object a")
                        .text())
                .isEqualTo("<script>alert(1)</script>");
        assertThat(page("/audit").select("main script")).isEmpty();
    }

    @Test
    void keepsTheFilterInTheAddressOfEveryLink() {
        for (var n = 0; n < 51; n++) {
            record(Act.of("team.made", "team", "many"));
        }

        var page = page("/audit?object=many&actor=lena");

        assertThat(page.select("tbody tr")).hasSize(50);
        assertThat(page.select("#object").val()).isEqualTo("many");
        assertThat(page.select("#action option").eachAttr("value")).contains("team.made");
        assertThat(page.select(".head .acts a").eachAttr("href"))
                .containsExactly(
                        "/audit?actor=lena&object=many&format=csv", "/audit?actor=lena&object=many&format=json");
        var next = page.select("a[rel=next]").attr("href");
        assertThat(next).startsWith("/audit?actor=lena&object=many&cursor=");
        assertThat(page(next).select("tbody tr")).hasSize(1);
        assertThat(page(next).select("a[rel=next]")).isEmpty();
    }

    @Test
    void comesAsCsvAndJson() {
        record(Act.of("team.made", "team", "files"));

        assertThat(http.get().uri("/audit?object=files&format=csv").exchange())
                .bodyText()
                .contains("lena,Lena Ost,person,page,192.0.2.11,team.made,team,files");
        assertThat(http.get().uri("/audit?object=files&format=json").exchange())
                .bodyJson()
                .extractingPath("$.entries[0].actor.name")
                .isEqualTo("Lena Ost");
    }

    @Test
    void saysThatNothingMatchesAndWhatIsNoDay() {
        assertThat(page("/audit?actor=nobody-of-this-name").select(".blank b").text())
                .isEqualTo("No entry matches");

        var refused = http.get().uri("/audit?from=yesterday").exchange();
        assertThat(refused).hasStatus(HttpStatus.BAD_REQUEST).bodyText().contains("is not a day");
    }

    @Test
    void saysHowTheLastCheckEnded() {
        record(Act.of("team.made", "team", "checked"));
        assertThat(page("/audit").select("#check b").text()).isEqualTo("Not checked yet.");

        assertThat(http.post().uri("/audit/check").with(csrf()).exchange()).hasRedirectedUrl("/audit");
        assertThat(page("/audit").select("#check b").text()).isEqualTo("Whole.");
        assertThat(page("/audit").select("#check svg").hasClass("ok")).isTrue();

        jdbc.sql("update audit.verification set broken_seq = 17, broken_why = 'It is missing.'")
                .update();
        assertThat(page("/audit").select("#check.bad").text()).startsWith("Broken at entry 17. It is missing.");

        jdbc.sql("update audit.verification set broken_seq = null, broken_why = null, guarded = false")
                .update();
        assertThat(page("/audit").select("#check.bad b").text()).isEqualTo("Not guarded.");
    }

    @Test
    void doesNotNameWhoWasErased() {
        var gone = new Actor("page-gone", "Gone Person", "person", "page", null);
        transactions.executeWithoutResult(status -> trail.record(Act.of("team.made", "team", "left"), gone));
        jdbc.sql("delete from audit.actor where id = 'page-gone'").update();

        assertThat(row(page("/audit?object=left")).select(".who").text()).matches("erased [0-9a-f]{8}");
        assertThat(page("/audit?actor=page-gone").select("tbody tr")).isEmpty();
    }

    @Test
    void isReachedFromTheNavigationByWhoMayReadIt() {
        assertThat(page("/now").select("nav a[href=/audit]").text()).isEqualTo("Audit log");
        assertThat(page("/more").select("main a[href=/audit]")).hasSize(1);
    }

    @Test
    @WithMockUser(username = "alan", roles = "VIEWER")
    void isNotForOthers() {
        assertThat(http.get().uri("/audit").exchange()).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page("/now").select("nav a[href=/audit]")).isEmpty();
    }

    private void record(Act act) {
        transactions.executeWithoutResult(status -> trail.record(act, LENA));
    }

    private Document page(String path) {
        try {
            var address = URI.create(path.replace("<", "%3C").replace(">", "%3E"));
            var answer = http.perform(MockMvcRequestBuilders.get(address));
            assertThat(answer).hasStatusOk();
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Element row(Document page) {
        var row = page.selectFirst("tbody tr");
        assertThat(row).isNotNull();
        return row;
    }
}
