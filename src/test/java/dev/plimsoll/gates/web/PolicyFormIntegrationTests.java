package dev.plimsoll.gates.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.gates.Stage;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Tests for the form that writes policies. */
@PlimsollTest
@AutoConfigureMockMvc
@WithMockUser(username = "maya", roles = "ADMIN")
class PolicyFormIntegrationTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester http;

    private Stage stage;

    @BeforeEach
    void aServiceAndTwoWhoMayApprove() {
        plimsoll.empty();
        plimsoll.report("""
                [{"type": "deployment", "id": "1", "service": "pay", "environment": "production", "sha": "aaaaaaa",
                  "status": "succeeded", "ref": "refs/heads/main", "finished_at": "2026-11-20T09:00:00Z"},
                 {"type": "deployment", "id": "2", "service": "pay", "environment": "production", "sha": "bbbbbbb",
                  "status": "failed", "ref": "refs/heads/hurry", "finished_at": "2026-11-20T16:47:00Z"}]
                """);
        stage = new Stage(jdbc).approver("Ann", null).approver("Bob", null);
    }

    @AfterEach
    void leave() {
        stage.dismiss("ann", "bob");
        plimsoll.empty();
    }

    @Test
    void theStoryOfFiveDisastersIsAGateInOneForm() throws Exception {
        var saved = send("/gates", storyOfDisasters());

        assertThat(saved).hasStatus(HttpStatus.FOUND);
        var page = page(saved.getResponse().getRedirectedUrl());
        assertThat(page.select("#sentence").text())
                .isEqualTo("each service to production: needs 2 approvals, not by whose own it is; not Fri 16:00 to Mon"
                        + " 08:00 (Europe/London), not in a freeze; only from refs/heads/main.");
        assertThat(page.select("#behind tbody tr").text())
                .contains("held", "pay", "bbbbbbb", "wrong", "refs/heads/hurry");
        assertThat(page.select("#behind a.sha").attr("href")).matches("/d/\\d+");
    }

    @Test
    void everyRuleIsThereWithItsModeAndItsOptions() throws Exception {
        var page = page("/gates/new");

        assertThat(page.select("fieldset[data-rule]")).hasSize(19);
        assertThat(page.select("fieldset[data-rule=approvals] input[checked]").val())
                .isEqualTo("enforced");
        assertThat(page.select("fieldset[data-rule=calendar] input[checked]").val())
                .isEqualTo("enforced");
        assertThat(page.select("fieldset[data-rule=branch] input[checked]").val())
                .isEqualTo("off");
        assertThat(page.select(".options [aria-describedby]").eachAttr("aria-describedby"))
                .allMatch(note -> page.getElementById(note) != null);
    }

    @Test
    void everyFieldThatIsWrongIsNamedAtOnceAndNothingTypedIsLost() throws Exception {
        var typed = storyOfDisasters();
        typed.put("approvals.count", List.of("eleven"));
        typed.put("branch.allowed", List.of("main"));
        typed.put("calendar.zone", List.of("Mars/Olympus"));

        var answer = send("/gates", typed);

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var page = html(answer);
        assertThat(page.select("#approvals-count-note").text()).contains("“eleven” is no number from 1 to 10");
        assertThat(page.select("#branch-allowed-note").text()).contains("write refs/heads/main");
        assertThat(page.select("#calendar-zone-note").text()).contains("Europe/London");
        assertThat(page.select("[aria-invalid]")).hasSize(3);
        assertThat(page.select("#approvals-count").val()).isEqualTo("eleven");
        assertThat(page.select("#branch-allowed").val().strip()).isEqualTo("main");
        assertThat(page.select("#reason").val().strip()).isEqualTo("after Friday");
        assertThat(page.select("#preview .wrongs a").eachAttr("href"))
                .containsExactly("#approvals-count", "#calendar-zone", "#branch-allowed");
    }

    @Test
    void aPreviewSaysWhatItWouldHaveDoneAndIsNotSaved() throws Exception {
        var part = http.post()
                .uri("/gates/preview")
                .with(csrf())
                .header("HX-Request", "true")
                .params(form(storyOfDisasters()))
                .exchange();

        assertThat(part).hasStatus(HttpStatus.OK);
        assertThat(html(part).select("#replay").text())
                .isEqualTo("It would have held 1 of 2, among them 1 of the 1 that went wrong.");
        assertThat(html(part).select("form")).isEmpty();
        assertThat(page("/gates").select("tbody th a")).isEmpty();
    }

    @Test
    void aRefusedPreviewIsAnswered200BecauseThePageWouldNotShowItOtherwise() throws Exception {
        var typed = storyOfDisasters();
        typed.put("branch.allowed", List.of());

        var part = http.post()
                .uri("/gates/preview")
                .with(csrf())
                .header("HX-Request", "true")
                .params(form(typed))
                .exchange();

        assertThat(part).hasStatus(HttpStatus.OK);
        assertThat(html(part).select("#preview").text())
                .contains("Not yet a policy", "Branch: name a branch, such as refs/heads/main");
    }

    @Test
    void withoutScriptThePreviewIsTheWholePage() throws Exception {
        var page = html(send("/gates/preview", storyOfDisasters()));

        assertThat(page.select("#sentence").text()).contains("needs 2 approvals");
        assertThat(page.select("#calendar-closed").val().strip()).isEqualTo("Fri 16:00 to Mon 08:00");
    }

    @Test
    void aPolicyThatNobodyCanSatisfyIsRefusedAtItsRule() throws Exception {
        var typed = storyOfDisasters();
        typed.put("approvals.count", List.of("9"));

        var page = html(send("/gates", typed));

        assertThat(page.select("#approvals-help").text()).contains("Nobody can satisfy this: it needs 9 approvals");
    }

    @Test
    void whoeverIsOvertakenSeesWhatIsDifferentAndMaySaveOverIt() throws Exception {
        var address = send("/gates", storyOfDisasters()).getResponse().getRedirectedUrl();
        var edit = page(address + "/edit");
        var mine = storyOfDisasters();
        mine.put("seen", List.of(edit.select("[name=seen]").val()));
        var theirs = new LinkedHashMap<>(mine);
        theirs.put("branch.mode", List.of("dry-run"));
        assertThat(send("/gates", theirs)).hasStatus(HttpStatus.FOUND);

        var overtaken = send("/gates", mine);

        assertThat(overtaken).hasStatus(HttpStatus.CONFLICT);
        assertThat(html(overtaken).select("[role=alert]").text())
                .contains("maya wrote version 2 meanwhile", "branch", "dry-run", "enforced");
        mine.put("seen", List.of(html(overtaken).select("[name=seen]").val()));
        assertThat(send("/gates", mine)).hasStatus(HttpStatus.FOUND);
    }

    @Test
    void aNewPolicyDoesNotReplaceOneThatIsThere() {
        assertThat(send("/gates", storyOfDisasters())).hasStatus(HttpStatus.FOUND);

        assertThat(send("/gates", storyOfDisasters())).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void theFormOfAPolicyShowsWhatItSaysAndSavesItUnchanged() throws Exception {
        plimsoll.report("""
                {"type": "deployment", "id": "3", "service": "pay", "environment": "staging", "sha": "bbbbbbb",
                 "status": "succeeded", "finished_at": "2026-11-20T08:00:00Z"}
                """);
        var yaml = """
                service: pay
                environment: production
                reason: all of it
                rules:
                  approvals: {mode: enforced, count: 2, self: mark, one-seat: false}
                  branch: {mode: dry-run, allowed: [refs/heads/main, refs/heads/release/*]}
                  proven: {mode: enforced, environment: staging, for: 30 min, verified: true}
                  breaker: {mode: enforced, limits: [3 in 10 min]}
                  evidence: {mode: dry-run, kinds: [sbom, scan], max-age: 7 d}
                """;
        var address = http.post()
                .uri("/gates/import")
                .with(csrf())
                .param("text", yaml)
                .exchange()
                .getResponse()
                .getRedirectedUrl();

        var again = send("/gates", filled(page(address + "/edit"), "the same"));

        assertThat(again).hasStatus(HttpStatus.FOUND);
        assertThat(page(again.getResponse().getRedirectedUrl())
                        .select("[aria-label=List of versions] tbody tr")
                        .first()
                        .select("b"))
                .isEmpty();
    }

    @Test
    void aPolicyIsWithdrawnWithAReason() throws Exception {
        var address = send("/gates", storyOfDisasters()).getResponse().getRedirectedUrl();

        var refused = send(address + "/withdrawal", Map.of("reason", List.of(" ")));
        var done = send(address + "/withdrawal", Map.of("reason", List.of("the trial is over")));

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(html(refused).select("[role=alert]").text()).startsWith("Say why");
        assertThat(done).hasStatus(HttpStatus.FOUND);
        assertThat(page(done.getResponse().getRedirectedUrl()).text()).contains("the trial is over", "Withdrawn.");
        var list = page("/gates");
        assertThat(list.select("details summary").text()).contains("1 withdrawn");
        assertThat(list.select("[aria-label=List of policies] tbody").text())
                .contains("each service to production needs 1 approval", "comes along");
    }

    @Test
    void theListOfDeploymentsCanBeNarrowedToThoseThatWentWrong() throws Exception {
        var address = send("/gates", storyOfDisasters()).getResponse().getRedirectedUrl();

        assertThat(page(address + "?show=passed").select("#behind tbody tr")).hasSize(1);
        assertThat(page(address + "?show=failed").select("#behind tbody a.sha").text())
                .isEqualTo("bbbbbbb");
        assertThat(page(address + "?show=nonsense").select("nav [aria-current]").text())
                .contains("Held 1");
    }

    @Test
    @WithMockUser(username = "rae", roles = "VIEWER")
    void aReaderWritesNothing() throws Exception {
        assertThat(send("/gates", storyOfDisasters())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send("/gates/preview", storyOfDisasters())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page("/gates/new").select("main form.policy")).isEmpty();
    }

    private static Map<String, List<String>> storyOfDisasters() {
        var typed = new LinkedHashMap<String, List<String>>();
        typed.put("what", List.of("all"));
        typed.put("environment", List.of("production"));
        typed.put("approvals.mode", List.of("enforced"));
        typed.put("approvals.count", List.of("2"));
        typed.put("calendar.mode", List.of("enforced"));
        typed.put("calendar.zone", List.of("Europe/London"));
        typed.put("calendar.closed", List.of("Fri 16:00 to Mon 08:00\r\n"));
        typed.put("branch.mode", List.of("enforced"));
        typed.put("branch.allowed", List.of("refs/heads/main"));
        typed.put("reason", List.of("after Friday"));
        return typed;
    }

    /** What a browser would send. */
    private static Map<String, List<String>> filled(Document page, String reason) {
        var typed = new LinkedHashMap<String, List<String>>();
        page.select("form.policy")
                .forms()
                .get(0)
                .formData()
                .forEach(pair -> typed.computeIfAbsent(pair.key(), key -> new ArrayList<>())
                        .add(pair.value()));
        typed.put("reason", List.of(reason));
        return typed;
    }

    private static MultiValueMap<String, String> form(Map<String, List<String>> typed) {
        return new LinkedMultiValueMap<>(typed);
    }

    private MvcTestResult send(String address, Map<String, List<String>> typed) {
        return http.post().uri(address).with(csrf()).params(form(typed)).exchange();
    }

    private Document page(String address) throws UnsupportedEncodingException {
        return html(http.get().uri(address).exchange());
    }

    private static Document html(MvcTestResult result) throws UnsupportedEncodingException {
        return Jsoup.parse(result.getResponse().getContentAsString());
    }
}
