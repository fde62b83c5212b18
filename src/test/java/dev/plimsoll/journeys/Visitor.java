package dev.plimsoll.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.plimsoll.testing.Plimsoll;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Somebody with a browser, who notices everything that goes wrong in it. */
final class Visitor implements AutoCloseable {

    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final String address;
    private final String name;
    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();

    private Visitor(String address, String name, Browser.NewContextOptions options) {
        this.address = address;
        this.name = name;
        this.context = Chromium.browser().newContext(options);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add(message.text());
            }
        });
        page.onPageError(troubles::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(address)) {
                troubles.add("a request elsewhere: " + request.url());
            }
        });
    }

    static Visitor at(String address, int width, ColorScheme scheme) {
        return new Visitor(
                address,
                "%d-%s".formatted(width, scheme.name().toLowerCase(Locale.ROOT)),
                new Browser.NewContextOptions()
                        .setViewportSize(width, width < 500 ? 844 : 1080)
                        .setColorScheme(scheme)
                        .setTimezoneId("Europe/Berlin"));
    }

    static Visitor atADesk(String address) {
        return at(address, 1440, ColorScheme.LIGHT);
    }

    static Visitor withoutScript(String address) {
        return new Visitor(
                address,
                "no-script",
                new Browser.NewContextOptions().setViewportSize(1440, 1080).setJavaScriptEnabled(false));
    }

    Page page() {
        return page;
    }

    void signIn() {
        go("/sign-in");
        page.getByLabel("Name").fill(Plimsoll.ADMIN_NAME);
        page.getByLabel("Password").fill(Plimsoll.ADMIN_PASSWORD);
        page.locator("main button[type=submit]").click();
        page.waitForURL(address + "/now");
    }

    void go(String path) {
        page.navigate(address + path);
    }

    /** Keeps a picture of what is to be seen now under target/screens. */
    void picture(String of) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", of + "-" + name + ".png")));
    }

    void findsNoBarrier(String where) {
        assertNothingIn(axe().withTags(STANDARDS), where, name);
    }

    /** The same page in the dark: only its colours are others. */
    void findsNoBarrierInTheDark(String of, String where) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.evaluate("Promise.all(document.getAnimations().map(one => one.finished))");
        var dark = name.replace("light", "dark");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", of + "-" + dark + ".png")));
        assertNothingIn(axe().withRules(List.of("color-contrast", "link-in-text-block")), where, dark);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** In the page itself: there are no frames, and a page of its own for each question costs more than the question. */
    private AxeBuilder axe() {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private static void assertNothingIn(AxeBuilder axe, String where, String mode) {
        assertThat(axe.analyze().getViolations())
                .as("%s at %s", where, mode)
                .extracting(violation -> violation.getId() + ": " + violation.getHelp() + " "
                        + violation.getNodes().get(0).getHtml())
                .isEmpty();
    }

    void findsNoSidewaysScroll(String where) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"))
                .as("%s fits %s", where, name)
                .isEqualTo(true);
    }

    void hasHadNoTrouble() {
        assertThat(troubles).as("in the browser's console").isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
