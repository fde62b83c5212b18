package dev.plimsoll.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.plimsoll.testing.GitHub;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** From the webhook to the pixel. */
@PlimsollTest
class DeploymentJourneyTests {

    private static final Logger log = LoggerFactory.getLogger(DeploymentJourneyTests.class);
    private static final String OLD = "1".repeat(40);
    private static final String NEW = "4f2c9d1" + "0".repeat(33);

    @Autowired
    private Plimsoll plimsoll;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void aNewDeploymentAppearsInTheMatrixWithinTwoSecondsWithoutAReload() {
        deploy("acme/pay", 1, "production", OLD, Instant.now().minusSeconds(86_400));
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            assertThat(visitor.page().locator("#live")).hasText("Live");
            var cell = visitor.page().locator("#row-pay .cell[data-env=production] .sha");
            assertThat(cell).hasText(OLD.substring(0, 7));
            visitor.page().evaluate("window.wasNotReloaded = true");

            var sent = System.nanoTime();
            deploy("acme/pay", 2, "production", NEW, Instant.now());
            assertThat(cell).hasText("4f2c9d1", new LocatorAssertions.HasTextOptions().setTimeout(2000));
            log.info(
                    "Seen {} ms after the POST began",
                    Duration.ofNanos(System.nanoTime() - sent).toMillis());

            assertThat(visitor.page().evaluate("window.wasNotReloaded")).isEqualTo(true);
            visitor.hasHadNoTrouble();
        }
    }

    @Test
    void aServiceThatNobodySpokeOfBeforeAppearsByItself() {
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            assertThat(visitor.page().locator("#live")).hasText("Live");

            deploy("acme/brand-new", 3, "staging", NEW, Instant.now());

            assertThat(visitor.page().getByText("brand-new").first()).isVisible();
            visitor.hasHadNoTrouble();
        }
    }

    @Test
    void aCommitAndItsDeploymentAreFoundByTheBeginningOfItsSha() {
        deploy("acme/pay", 1, "production", NEW, Instant.now());
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            visitor.page().keyboard().press("Control+k");
            visitor.page().getByRole(AriaRole.COMBOBOX).fill("4f2c");
            assertThat(visitor.page().locator("#palette [role=option]")).hasCount(1);
            visitor.page().keyboard().press("Enter");

            assertThat(visitor.page().locator("h1")).containsText("Where is 4f2c9d1");
            visitor.page()
                    .locator(".where tbody a", new Page.LocatorOptions().setHasText("deployment"))
                    .click();
            assertThat(visitor.page().locator("h1")).containsText("pay to production");
            visitor.hasHadNoTrouble();
        }
    }

    @Test
    void everythingCanBeReadAndFilteredWithoutScript() {
        deploy("acme/pay", 1, "production", NEW, Instant.now());
        deploy("acme/shop", 2, "production", OLD, Instant.now());
        try (var visitor = Visitor.withoutScript(plimsoll.address())) {
            visitor.signIn();
            visitor.go("/now?q=pay");
            assertThat(visitor.page().locator("#row-pay")).isVisible();
            assertThat(visitor.page().locator("#row-shop")).hasCount(0);

            visitor.page().locator("#row-pay .cell[data-env=production]").click();
            Locator peek = visitor.page().locator("#peek");
            assertThat(peek).containsText("4f2c9d1");
        }
    }

    private void deploy(String repository, long id, String environment, String sha, Instant at) {
        var body = GitHub.deploymentStatus(repository, id, environment, sha, "success", at.toString());
        var answer =
                plimsoll.post("/webhooks/github", GitHub.headers("deployment_status", body, Plimsoll.SECRET), body);
        assertThat(answer.statusCode()).isEqualTo(202);
    }
}
