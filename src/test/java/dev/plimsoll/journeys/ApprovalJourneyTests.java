package dev.plimsoll.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_A;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static dev.plimsoll.gates.Stage.yes;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.Stage;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the question of a pipeline to the word of a person. */
@PlimsollTest
class ApprovalJourneyTests {

    /** The most keys that a decision may take, with the page open. */
    private static final int MOST_KEYS = 12;

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private JdbcClient jdbc;

    private Stage stage;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        stage = new Stage(jdbc);
    }

    @AfterEach
    void leave() {
        stage.dismiss("bob");
        plimsoll.empty();
    }

    @Test
    void anApproverDecidesByKeyboardAlone() {
        var asked = gates.request(ask("keys", SHA_B, DIGEST_B));
        var keys = List.of("Tab", "Tab", "Enter", "Tab", "Tab", "Enter", "Tab", "Tab", "Tab", "Enter");
        assertThat(keys).hasSizeLessThanOrEqualTo(MOST_KEYS);
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            visitor.go("/approvals/" + asked.id());

            keys.forEach(key -> visitor.page().keyboard().press(key));

            assertThat(visitor.page().locator(".told")).containsText("Approved");
            visitor.hasHadNoTrouble();
        }
        assertThat(state(asked)).isEqualTo(GateState.APPROVED);
    }

    @Test
    void anApproverOnAPhoneDecidesInTwoTapsAndWithoutScript() {
        var asked = gates.request(ask("taps", SHA_B, DIGEST_B));
        try (var visitor = Visitor.withoutScript(plimsoll.address())) {
            visitor.signIn();
            visitor.page().setViewportSize(390, 844);
            visitor.go("/approvals/" + asked.id());

            visitor.page().locator("#decide .go").click();
            visitor.page().locator("#approve .go").click();

            assertThat(visitor.page().locator(".told")).containsText("Approved");
        }
        assertThat(state(asked)).isEqualTo(GateState.APPROVED);
    }

    @Test
    void whoeverReadsHearsWithinTwoSecondsThatSomebodySpoke() {
        stage.approver("Bob", null);
        var asked = gates.request(ask("news", SHA_B, DIGEST_B));
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            visitor.go("/approvals/" + asked.id());
            assertThat(visitor.page().locator("#live")).hasText("Live");

            gates.vote(asked.id(), yes(asked), "bob");

            var twoSeconds = new LocatorAssertions.ContainsTextOptions().setTimeout(2000);
            assertThat(visitor.page().locator("#news"))
                    .containsText("2 things changed since you opened it: Bob said yes; it is approved.", twoSeconds);
            visitor.hasHadNoTrouble();
        }
    }

    @Test
    void theInboxOfWhoeverWaitsFillsByItself() {
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            visitor.go("/approvals");
            assertThat(visitor.page().locator("#live")).hasText("Live");

            var asked = gates.request(ask("inbox", SHA_B, DIGEST_B));

            var twoSeconds = new LocatorAssertions.IsVisibleOptions().setTimeout(2000);
            assertThat(visitor.page().locator("#page a[href='/approvals/%d']".formatted(asked.id())))
                    .isVisible(twoSeconds);
            visitor.hasHadNoTrouble();
        }
    }

    @Test
    void whoeverIsTooLateSeesWhatChangedAndKeepsTheComment() {
        var asked = gates.request(ask("late", SHA_B, DIGEST_B));
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            visitor.go("/approvals/" + asked.id());
            plimsoll.report("""
                    [{"type": "deployment", "id": "1", "service": "pay", "environment": "production", "sha": "%s",
                      "status": "succeeded", "finished_at": "2026-11-20T09:35:00Z"}]
                    """.formatted(SHA_A));

            visitor.page().locator("#decide .go").click();
            visitor.page().locator("#c-yes").fill("read it all");
            visitor.page().locator("#approve .go").click();

            assertThat(visitor.page().locator("[role=alert]"))
                    .containsText("It changed while you were reading, so nothing was decided.");
            assertThat(visitor.page().locator("[role=alert]")).containsText("aaaaaaa runs now");
            assertThat(visitor.page().locator("#c-yes")).hasValue("read it all");
        }
        assertThat(state(asked)).isEqualTo(GateState.PENDING);
    }

    private GateState state(GateRequest request) {
        return gates.find(request.id()).orElseThrow().state();
    }
}
