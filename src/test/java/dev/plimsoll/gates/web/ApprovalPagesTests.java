package dev.plimsoll.gates.web;

import static dev.plimsoll.gates.Stage.DIGEST_A;
import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_A;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static dev.plimsoll.gates.Stage.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.Stage;
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
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** An approver reads and decides; without a policy of its own production asks for one other person. */
@PlimsollTest
@AutoConfigureMockMvc
@WithMockUser(username = "ann", roles = "APPROVER")
class ApprovalPagesTests {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private JdbcClient jdbc;

    private Stage stage;

    @BeforeEach
    void people() {
        plimsoll.empty();
        stage = new Stage(jdbc);
        stage.approver("Ann", null).approver("Bob", null).approver("Dev", null).goesBy("dev", "dev-at-forge");
    }

    @AfterEach
    void leave() {
        stage.dismiss("ann", "bob", "dev");
        plimsoll.empty();
    }

    @Test
    void theInboxSortsByWhoHasToDecide() throws Exception {
        var mine = gates.request(ask("mine", SHA_B, DIGEST_B, "dev-at-forge"));

        var inbox = page(get("/approvals"));
        assertThat(inbox.select("section:has(#mine-title) li a").attr("href")).isEqualTo("/approvals/" + mine.id());
        assertThat(inbox.select("section:has(#mine-title) li small").text())
                .isEqualTo("waits for a decision: 0 of 1 approvals, waiting for 1 more");
        gates.vote(mine.id(), yes(mine), "bob");
        assertThat(page(get("/approvals"))
                        .select("section:has(#mine-title) .blank")
                        .text())
                .startsWith("Nothing waits for you");
    }

    @Test
    void theInboxOffersNoDecisionWithoutTheEvidence() throws Exception {
        gates.request(ask("mine", SHA_B, DIGEST_B));

        assertThat(page(get("/approvals")).select("#page button, #page form")).isEmpty();
    }

    @Test
    void anApproverSeesTheEvidenceAndSaysYes() throws Exception {
        var asked = gates.request(ask("yes", SHA_B, DIGEST_B, "dev-at-forge"));

        var page = page(get(address(asked)));
        assertThat(page.select("h1").text()).isEqualTo("pay to production");
        assertThat(page.select(".swap code").eachText()).containsExactly("nothing known", "bbbbbbb");
        assertThat(page.select("#decide p").text())
                .isEqualTo("Your approval is the last one needed. The deployment may start at once.");
        assertThat(page.select("#approve input[name=evidence]").val()).isEqualTo(asked.evidence());

        var answer = answer(vote(asked, "approve", asked.evidence(), ""));
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(answer.getRedirectedUrl()).isEqualTo(address(asked));
        assertThat(state(asked)).isEqualTo(GateState.APPROVED);
        assertThat(page(get(address(asked))).select("section:has(#h-who) li").text())
                .startsWith("Ann, approver");
    }

    @Test
    void aDenialWantsAReasonAndKeepsNothingWithoutOne() throws Exception {
        var asked = gates.request(ask("no", SHA_B, DIGEST_B));

        var answer = answer(vote(asked, "deny", asked.evidence(), " "));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.getContentAsString())
                        .select("[role=alert]")
                        .text())
                .isEqualTo("Nothing was recorded. Say why it must not pass.");
        assertThat(state(asked)).isEqualTo(GateState.PENDING);

        assertThat(answer(vote(asked, "deny", asked.evidence(), "wrong Friday")).getStatus())
                .isEqualTo(302);
        var denied = page(get(address(asked)));
        assertThat(denied.select(".told").text()).startsWith("Denied: Ann said no: wrong Friday");
        assertThat(denied.select("#decide, .sheet")).isEmpty();
    }

    @Test
    void whoeverReadSomethingElseSeesWhatChanged() throws Exception {
        var asked = gates.request(ask("changed", SHA_B, DIGEST_B));
        plimsoll.report("""
                [{"type": "deployment", "id": "1", "service": "pay", "environment": "production", "sha": "%s",
                  "status": "succeeded", "finished_at": "2026-11-20T09:35:00Z"}]
                """.formatted(SHA_A));

        var answer = answer(vote(asked, "approve", asked.evidence(), "looks fine"));
        assertThat(answer.getStatus()).isEqualTo(409);
        var page = Jsoup.parse(answer.getContentAsString());
        assertThat(page.select("[role=alert]").text())
                .startsWith("It changed while you were reading, so nothing was decided.")
                .contains("aaaaaaa runs now, not nothing");
        assertThat(page.select("#c-yes").text()).isEqualTo("looks fine");
        assertThat(page.select("#approve input[name=evidence]").val()).isNotEqualTo(asked.evidence());
        assertThat(gates.votes(asked.id())).isEmpty();
    }

    @Test
    void aSecondTapSaysTheSameAndCountsOnce() throws Exception {
        var asked = gates.request(ask("twice", SHA_B, DIGEST_B));

        answer(vote(asked, "approve", asked.evidence(), ""));
        assertThat(answer(vote(asked, "approve", asked.evidence(), "")).getStatus())
                .isEqualTo(302);
        assertThat(gates.votes(asked.id())).hasSize(1);
    }

    @Test
    void whoeverApprovedMayTakeItBack() throws Exception {
        var asked = gates.request(ask("back", SHA_B, DIGEST_B));
        answer(vote(asked, "approve", asked.evidence(), ""));
        var approved = page(get(address(asked)));
        assertThat(approved.select("#decide button[value=withdraw]").text()).isEqualTo("Take back");

        var evidence = approved.select("#decide input[name=evidence]").val();
        assertThat(answer(vote(asked, "withdraw", evidence, "")).getStatus()).isEqualTo(302);
        assertThat(state(asked)).isEqualTo(GateState.PENDING);
    }

    @Test
    @WithMockUser(username = "dev", roles = "APPROVER")
    void whoeverHadAHandInItIsToldSoAndRefused() throws Exception {
        var asked = gates.request(ask("own", SHA_B, DIGEST_B, "dev-at-forge"));

        assertThat(page(get(address(asked))).select("#decide p").text())
                .isEqualTo("You had a hand in it: your approval does not count where the policy asks for others.");
        var answer = answer(vote(asked, "approve", asked.evidence(), ""));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.getContentAsString())
                        .select("[role=alert]")
                        .text())
                .isEqualTo("Nothing was recorded. Dev had a hand in it: ask somebody else to approve.");
    }

    @Test
    @WithMockUser(username = "viewer", roles = "VIEWER")
    void aViewerReadsAndDoesNotDecide() throws Exception {
        var asked = gates.request(ask("view", SHA_B, DIGEST_B));

        var page = page(get(address(asked)));
        assertThat(page.select("#decide, .sheet")).isEmpty();
        assertThat(page.select("section:has(#h-who)").text()).contains("You may read this, and not decide");
        assertThat(answer(vote(asked, "approve", asked.evidence(), "")).getStatus())
                .isEqualTo(403);
        assertThat(gates.votes(asked.id())).isEmpty();
    }

    @Test
    void aSupersededRequestLeadsToTheNewerOne() throws Exception {
        var older = gates.request(ask("older", SHA_A, DIGEST_A));
        var newer = gates.request(ask("newer", SHA_B, DIGEST_B));

        var page = page(get(address(older)));
        assertThat(page.select(".told a").attr("href")).isEqualTo(address(newer));
        assertThat(page.select("#decide")).isEmpty();
        assertThat(answer(vote(older, "approve", older.evidence(), "")).getStatus())
                .isEqualTo(409);
    }

    @Test
    void aPageThatIsOpenHearsThatItIsOld() throws Exception {
        var asked = gates.request(ask("news", SHA_B, DIGEST_B));
        var news = get(address(asked) + "/news")
                .param("since", Watermark.of(asked, List.of()).text());

        assertThat(page(news).select(".bar")).isEmpty();
        gates.vote(asked.id(), yes(asked), "bob");
        assertThat(page(news).select(".bar").text())
                .startsWith("2 things changed since you opened it: Bob said yes; it is approved.");
    }

    @Test
    void aPageThatNobodyOfOursDrewHearsThatItIsOld() throws Exception {
        var asked = gates.request(ask("odd", SHA_B, DIGEST_B));

        for (var odd : List.of("", "x", "1-a-pending-99999999999")) {
            var news = get(address(asked) + "/news").param("since", odd);
            assertThat(page(news).select(".bar").text()).startsWith("1 thing changed since you opened it");
        }
    }

    @Test
    void anUnknownRequestIsAPageThatHelps() throws Exception {
        var answer = answer(get("/approvals/999999"));
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.getContentAsString()).select("h1").text()).isEqualTo("There is no such request");
    }

    private GateState state(GateRequest request) {
        return gates.find(request.id()).orElseThrow().state();
    }

    private static String address(GateRequest request) {
        return "/approvals/" + request.id();
    }

    private static MockHttpServletRequestBuilder vote(
            GateRequest request, String decision, String evidence, String comment) {
        return post(address(request) + "/votes")
                .with(csrf())
                .param("decision", decision)
                .param("evidence", evidence)
                .param("comment", comment);
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        var answer = answer(request);
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }
}
