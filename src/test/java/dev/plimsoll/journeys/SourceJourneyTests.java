package dev.plimsoll.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.plimsoll.testing.GitHub;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Connecting a source: from the empty form to the panel that turns green by itself. */
@PlimsollTest
class SourceJourneyTests {

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    @Autowired
    private Plimsoll plimsoll;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void thePanelTurnsByItselfWhenTheFirstDeliveryComes() {
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            visitor.go("/sources/new");
            visitor.page().locator("#name-github").fill("acme-shop");
            visitor.page()
                    .locator("form:has(#name-github)")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make"))
                    .click();
            assertThat(visitor.page().locator("main")).containsText("Waiting for the first event");
            visitor.picture("source-waiting");
            visitor.findsNoBarrier("the set-up of a source");
            var found = SECRET.matcher(visitor.page().locator("main").innerText());
            assertThat(found.find()).isTrue();

            var body = GitHub.deploymentStatus(
                    "acme/shop", 1, "production", "a".repeat(40), "success", "2026-11-20T09:00:00Z");
            var answer = plimsoll.post(
                    "/webhooks/acme-shop", GitHub.headers("deployment_status", body, found.group()), body);
            assertThat(answer.statusCode()).isEqualTo(202);

            assertThat(visitor.page().locator("main"))
                    .containsText("is succeeded", new LocatorAssertions.ContainsTextOptions().setTimeout(5000));
            visitor.picture("source-connected");
            visitor.hasHadNoTrouble();
        }
    }
}
