package dev.plimsoll.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody who wants to see before connecting anything: one button brings the demo, one takes it away. */
@PlimsollTest
class DemoJourneyTests {

    private static final LocatorAssertions.HasCountOptions PATIENTLY =
            new LocatorAssertions.HasCountOptions().setTimeout(60_000);

    @Autowired
    private Plimsoll plimsoll;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void theMatrixFillsWhileTheDemoPlaysAndIsEmptyAfterItsRemoval() {
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            visitor.go("/welcome");
            button(visitor, "Explore with demo data").click();
            assertThat(visitor.page().locator(".matrix tbody th small")).hasCount(12, PATIENTLY);
            visitor.page().reload();
            assertThat(visitor.page().locator("#state")).containsText("DEMO");
            visitor.picture("demo-now");

            visitor.go("/sources");
            button(visitor, "Remove the demo data").click();
            visitor.page().waitForURL(plimsoll.address() + "/now");
            assertThat(visitor.page().locator(".matrix tbody tr")).hasCount(0);
            assertThat(visitor.page().locator("#state")).not().containsText("DEMO");
            visitor.hasHadNoTrouble();
        }
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }
}
