package dev.plimsoll.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.plimsoll.incidents.Outages;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reading what happened, and putting it right. */
@PlimsollTest
class IncidentJourneyTests {

    /** The most that Tab may have to be pressed to come to anything. */
    private static final int MOST_TABS = 120;

    @Autowired
    private Plimsoll plimsoll;

    @BeforeEach
    void anOutage() {
        plimsoll.empty();
        tell(Outages.withoutItsSecret());
    }

    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void anIncidentIsReadNotedAndDecidedWithoutScript() {
        try (var visitor = Visitor.withoutScript(plimsoll.address())) {
            visitor.signIn();
            visitor.go("/incidents/INC-142");
            var page = visitor.page();
            assertThat(page.locator(".events > li[id]")).hasCount(15);
            assertThat(page.locator(".phases li")).hasCount(6);
            assertThat(page.locator(".measures tbody tr")).hasCount(9);
            assertThat(page.locator("svg.plot text").first()).isVisible();

            page.locator(".noting summary").click();
            page.locator("#note-at").fill("2026-11-16T09:40:30");
            page.locator("#note-text").fill("Customers were told");
            page.locator(".noting button[type=submit]").click();
            assertThat(row(page, "Customers were told")).containsText("09:40");

            page.locator(".suspects > li")
                    .first()
                    .locator("button[value=confirmed]")
                    .click();
            assertThat(page.locator(".suspects .tag").first()).hasText("confirmed");
            assertThat(page.locator(".suspects .reasons").first()).containsText("Confirmed by");
        }
    }

    @Test
    void anEntryIsPutRightByKeyboardAlone() {
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            visitor.go("/incidents?show=all");
            var page = visitor.page();

            press(page, "Enter", page.locator("#incident-list a[href='/incidents/INC-142']"));
            page.waitForURL(plimsoll.address() + "/incidents/INC-142");
            press(page, "Enter", row(page, "Cause found").locator(".pen"));
            page.waitForURL(Pattern.compile(".*edit=moment-.*"));
            tabTo(page, page.locator(".events > li.editing input[name=title]"));
            page.keyboard().press("Control+a");
            page.keyboard().type("Cause found: its Secret was not there");
            press(page, "Enter", page.locator("button[value=title]"));

            assertThat(row(page, "its Secret was not there")).containsText("changed by");
            visitor.hasHadNoTrouble();
        }
    }

    @Test
    void anOpenPageShowsANewAlertByItself() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        tell(List.of("""
                {"type": "incident", "id": "INC-150", "services": ["payment-service"], "environment": "production",
                 "title": "Payments are slow", "opened_at": "%s"}
                """.formatted(now.minusSeconds(300))));
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            visitor.go("/incidents/INC-150");
            var page = visitor.page();
            assertThat(page.locator("#live")).hasText("Live");
            page.evaluate("window.wasNotReloaded = true");

            tell(List.of(Outages.alert("new", "payment-service", "PaymentLatencyHigh", now.toString(), null)));

            var tenSeconds = new LocatorAssertions.IsVisibleOptions().setTimeout(10_000);
            assertThat(row(page, "PaymentLatencyHigh fires")).isVisible(tenSeconds);
            assertThat(page.locator("svg.plot")).containsText("PaymentLatencyHigh");
            assertThat(page.evaluate("window.wasNotReloaded")).isEqualTo(true);
            visitor.hasHadNoTrouble();
        }
    }

    private static Locator row(Page page, String says) {
        return page.locator(".events > li", new Page.LocatorOptions().setHasText(says));
    }

    private static void press(Page page, String key, Locator on) {
        tabTo(page, on);
        page.keyboard().press(key);
    }

    private static void tabTo(Page page, Locator wanted) {
        for (var n = 0; n < MOST_TABS; n++) {
            if (Boolean.TRUE.equals(wanted.evaluate("it => it === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not come to " + wanted);
    }

    private void tell(List<String> events) {
        assertThat(plimsoll.report("[" + String.join(",", events) + "]").body()).contains("\"rejected\":[]");
    }
}
