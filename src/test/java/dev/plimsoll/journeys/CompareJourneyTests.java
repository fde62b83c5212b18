package dev.plimsoll.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.SampleHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What staging has and production lacks, and where one of its commits is. */
@PlimsollTest
class CompareJourneyTests {

    @Autowired
    private Plimsoll plimsoll;

    @BeforeEach
    void aFortnight() {
        plimsoll.empty();
        assertThat(plimsoll.report(SampleHistory.events()).statusCode()).isEqualTo(202);
    }

    @Test
    void fromTheKeysToTheCommitThatIsMissing() {
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            visitor.page().keyboard().press("g");
            visitor.page().keyboard().press("c");
            assertThat(visitor.page().locator("h1")).hasText("Compare");

            visitor.page()
                    .getByLabel("Compare", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("dev");
            visitor.page()
                    .getByLabel("with", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("production");
            visitor.page().locator("main form button[type=submit]").click();
            assertThat(visitor.page().locator(".head b")).containsText("of 12 services are the same");
            visitor.page().locator(".between summary").first().click();
            visitor.picture("compare-open");
            visitor.findsNoBarrier("/compare with commits");
            visitor.page().locator(".between .commit-list .sha").first().click();

            assertThat(visitor.page().locator("h1")).containsText("Where is");
            assertThat(visitor.page().locator(".where")).containsText("production");
            visitor.hasHadNoTrouble();
        }
    }

    @Test
    void aReleaseNoteIsCopied() {
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            visitor.go("/compare?from=dev&to=production");
            var button =
                    visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy as Markdown"));

            assertThat(button.getAttribute("data-copy")).startsWith("# dev compared with production\n");
            button.click();
            assertThat(button).hasClass(java.util.regex.Pattern.compile("copied"));
            visitor.hasHadNoTrouble();
        }
    }

    @Test
    void everythingCanBeComparedWithoutScript() {
        try (var visitor = Visitor.withoutScript(plimsoll.address())) {
            visitor.signIn();
            visitor.go("/compare?from=dev&to=production");
            visitor.page()
                    .getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("All").setExact(true))
                    .click();

            assertThat(visitor.page().locator(".compare tbody tr:not(.between)"))
                    .hasCount(12);
        }
    }
}
