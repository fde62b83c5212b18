package dev.plimsoll.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.SampleHistory;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Looking closer at the timeline, and moving along it. */
@PlimsollTest
class TimelineJourneyTests {

    private static final String DAY = "/timeline?from=2026-11-16T00:00:00Z&to=2026-11-17T00:00:00Z";

    @Autowired
    private Plimsoll plimsoll;

    @BeforeEach
    void aFortnight() {
        plimsoll.empty();
        plimsoll.report(SampleHistory.events());
    }

    @Test
    void zoomsByLinkByDragAndByKeyAndMovesTheCursor() {
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            visitor.signIn();
            visitor.go(DAY);
            var page = visitor.page();
            page.evaluate("window.wasNotReloaded = true");

            page.locator("[data-go=closer]").click();
            assertThat(page).hasURL(Pattern.compile(".*from=2026-11-16T06:00:00Z&to=2026-11-16T18:00:00Z"));

            dragOver(page.locator("svg.plot"));
            assertThat(page).hasURL(Pattern.compile(".*from=2026-11-16T(08|09).*to=2026-11-16T(11|12).*"));

            // The address is new before what is drawn: a key in between would go to what is taken away.
            assertThat(page.locator(".htmx-request, .htmx-swapping, .htmx-settling"))
                    .hasCount(0);
            page.locator("#plot").focus();
            page.keyboard().press("Shift+ArrowRight");
            assertThat(page).hasURL(Pattern.compile(".*[?&]at=2026-11-16T.*"));
            assertThat(page.locator("#ran")).containsText("was not known to run anything");

            page.keyboard().press("n");
            assertThat(page).hasURL(Pattern.compile(".*range=\\d+[mh].*"));
            org.assertj.core.api.Assertions.assertThat(page.evaluate("window.wasNotReloaded"))
                    .isEqualTo(true);
            visitor.hasHadNoTrouble();
        }
    }

    @Test
    void isReadAndMovedWithoutScript() {
        try (var visitor = Visitor.withoutScript(plimsoll.address())) {
            visitor.signIn();
            visitor.go("/timeline?range=7d");
            visitor.page().locator("[data-go=earlier]").click();

            assertThat(visitor.page()).hasURL(Pattern.compile(".*from=.*&to=.*"));
            assertThat(visitor.page().locator("#marks tbody tr").first()).isVisible();
        }
    }

    /** From a quarter to a half of the drawing. */
    private static void dragOver(Locator plot) {
        plot.scrollIntoViewIfNeeded();
        var box = plot.boundingBox();
        var mouse = plot.page().mouse();
        mouse.move(box.x + box.width / 4, box.y + 60);
        mouse.down();
        mouse.move(box.x + box.width / 3, box.y + 60);
        mouse.move(box.x + box.width / 2, box.y + 60);
        mouse.up();
    }
}
