package dev.plimsoll.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.plimsoll.gates.Stage;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From five disasters to the gate that would have stopped the first of them. */
@PlimsollTest
class PolicyJourneyTests {

    /** The most fields that the gate of the story may take, of those that are not as they should be already. */
    private static final int MOST_FIELDS = 6;

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    private Stage stage;
    private int filled;

    @BeforeEach
    void aFridayThatWentWrong() {
        plimsoll.empty();
        plimsoll.report("""
                [{"type": "deployment", "id": "1", "service": "pay", "environment": "production", "sha": "aaaaaaa",
                  "status": "succeeded", "ref": "refs/heads/main", "started_at": "2026-11-19T09:00:00Z"},
                 {"type": "deployment", "id": "2", "service": "pay", "environment": "production", "sha": "bbbbbbb",
                  "status": "failed", "ref": "refs/heads/main", "started_at": "2026-11-20T16:47:00Z"}]
                """);
        stage = new Stage(jdbc).approver("Ann", null).approver("Bob", null);
        filled = 0;
    }

    @AfterEach
    void leave() {
        stage.dismiss("ann", "bob");
        plimsoll.empty();
    }

    @Test
    void theGateOfTheStoryIsSetUpWithSixFieldsAndSaysWhatItWouldHaveDoneBeforeItIsSaved() {
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            visitor.page().keyboard().press("g");
            visitor.page().keyboard().press("p");
            visitor.page().waitForURL("**/gates");
            visitor.page().getByText("New policy").click();
            var page = visitor.page();

            fill(page, "#approvals-count", "2");
            fill(page, "#calendar-zone", "Europe/London");
            fill(page, "#calendar-closed", "Fri 16:00 to Mon 08:00");
            check(page, "[name='branch.mode'][value=enforced]");
            assertThat(page.locator("#preview")).containsText("Branch: name a branch, such as refs/heads/main");
            fill(page, "#branch-allowed", "refs/heads/main");
            assertThat(page.locator("#replay"))
                    .containsText("would have held 1 of 2, among them 1 of the 1 that went wrong");
            fill(page, "#reason", "No deployment on Friday evening");
            assertThat(filled).isLessThanOrEqualTo(MOST_FIELDS);
            page.getByText("Save policy").click();

            assertThat(page.locator("#sentence"))
                    .containsText("needs 2 approvals, not by whose own it is; not Fri 16:00 to Mon 08:00"
                            + " (Europe/London), not in a freeze; only from refs/heads/main");
            assertThat(page.locator("#behind tbody tr")).hasCount(1);
            visitor.hasHadNoTrouble();
        }
    }

    @Test
    void aFreezeIsReadBackWhileOneTypesAndSaved() {
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            visitor.go("/freezes/new");
            var page = visitor.page();

            page.locator("#zone").fill("Europe/London");
            page.locator("#reason").fill("Nobody is there");

            assertThat(page.locator("#sentence"))
                    .containsText("everything, Fri 16:00 to Mon 08:00 every week, Europe/London");
            page.locator(".beside .go").click();
            assertThat(page.locator(".freezes")).containsText("Nobody is there");
            visitor.hasHadNoTrouble();
        }
    }

    private void fill(Page page, String field, String text) {
        page.locator(field).fill(text);
        filled++;
    }

    private void check(Page page, String field) {
        page.locator(field).check();
        filled++;
    }
}
