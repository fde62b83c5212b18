package dev.plimsoll.gates.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.gates.Stage;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.io.UnsupportedEncodingException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Tests for the pages about policies. */
@PlimsollTest
@AutoConfigureMockMvc
@WithMockUser(username = "maya", roles = "ADMIN")
class PolicyPagesIntegrationTests {

    private static final String POLICY = """
            service: pay
            environment: production
            reason: after the loop
            rules:
              branch: {mode: %s, allowed: [refs/heads/main]}
            """;

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester http;

    @BeforeEach
    void aService() {
        plimsoll.empty();
        plimsoll.report("""
                {"type": "deployment", "id": "1", "service": "pay", "environment": "production", "sha": "aaaaaaa",
                 "status": "succeeded", "time": "2026-11-20T09:00:00Z"}
                """);
    }

    @AfterEach
    void leave() {
        plimsoll.empty();
    }

    @Test
    void whatIsWrittenReadsItselfBackAndShowsWhatChanged() throws Exception {
        write(POLICY.formatted("dry-run"));
        var address = write(POLICY.formatted("enforced")).getResponse().getRedirectedUrl();

        var page = html(http.get().uri(address).exchange());

        assertThat(page.select("#sentence").text()).contains("only from refs/heads/main", "not in a freeze");
        assertThat(page.select("#replay").text()).startsWith("It would have held");
        assertThat(page.select("[aria-label=List of versions] tbody tr")).hasSize(2);
        assertThat(page.select("[aria-label=List of versions] tbody tr").first().text())
                .contains("maya", "after the loop", "branch", "dry-run", "enforced");
        assertThat(html(http.get().uri("/gates").exchange())
                        .select("tbody th a")
                        .text())
                .isEqualTo("pay to production");
    }

    @Test
    void whatGoesOutComesInAgain() throws Exception {
        var address = write(POLICY.formatted("enforced")).getResponse().getRedirectedUrl();

        var yaml = http.get()
                .uri(address + "/policy.yaml")
                .exchange()
                .getResponse()
                .getContentAsString();
        var again = write(yaml).getResponse().getRedirectedUrl();

        assertThat(html(http.get().uri(again).exchange())
                        .select("[aria-label=List of versions] tbody tr")
                        .first()
                        .select("b"))
                .isEmpty();
    }

    @Test
    void theNextVersionBeginsWithThePresentOneAndANewPolicyWithSomethingThatCanBeSaved() throws Exception {
        var address = write(POLICY.formatted("enforced")).getResponse().getRedirectedUrl();
        var next = html(http.get().uri(address).exchange())
                .select("a:contains(as YAML)")
                .attr("href");
        assertThat(html(http.get().uri(next).exchange()).select("textarea").val())
                .contains("refs/heads/main");

        var beginning = html(http.get().uri("/gates/import").exchange())
                .select("textarea")
                .val();
        var stage = new Stage(jdbc).approver("Ann", null);
        assertThat(write(beginning)).hasStatus(HttpStatus.FOUND);
        stage.dismiss("ann");
    }

    @Test
    void aRefusalNamesTheRuleAndKeepsWhatWasTyped() throws Exception {
        var typed = POLICY.formatted("maybe");

        var answer = write(typed);

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(html(answer).select(".wrong").text())
                .startsWith("branch.mode:")
                .contains("off, dry-run or enforced");
        assertThat(html(answer).select("textarea").val().strip()).isEqualTo(typed.strip());
    }

    @Test
    @WithMockUser(username = "rae", roles = "VIEWER")
    void aReaderSeesEverythingAndWritesNothing() throws Exception {
        assertThat(write(POLICY.formatted("enforced"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(html(http.get().uri("/gates/import").exchange()).select("main form textarea"))
                .isEmpty();
        assertThat(http.get().uri("/gates/999999").exchange()).hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult write(String text) {
        return http.post().uri("/gates/import").with(csrf()).param("text", text).exchange();
    }

    private static Document html(MvcTestResult result) throws UnsupportedEncodingException {
        return Jsoup.parse(result.getResponse().getContentAsString());
    }
}
