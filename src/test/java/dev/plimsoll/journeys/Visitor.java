package dev.plimsoll.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.plimsoll.testing.Plimsoll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Somebody with a browser, who notices everything that goes wrong in it. */
final class Visitor implements AutoCloseable {

    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** The rules that colours alone can break. */
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

    /** Whoever wants to look at the pictures of the pages says so: they take time. */
    private static final boolean HAS_PICTURES = System.getenv("PLIMSOLL_PICTURES") != null;

    /** A page of which no picture is taken draws nothing, and waits for ever for what moves to arrive. */
    private static final String WITHOUT_TRANSITIONS = """
            () => document.getAnimations().forEach(one => {
              if (one.effect.getComputedTiming().endTime === Infinity) { one.cancel(); } else { one.finish(); }
            })
            """;

    private static final String AXE = axe();

    private final String address;
    private String name;
    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();

    private Visitor(String address, String name, Browser.NewContextOptions options) {
        this.address = address;
        this.name = name;
        this.context = Chromium.browser().newContext(options);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isAnswerItself(message)) {
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

    /** Chromium complains of a page that there is not as it does of a picture that is missing. */
    private boolean isAnswerItself(ConsoleMessage message) {
        return message.text().startsWith("Failed to load resource")
                && message.location().startsWith(page.url() + ":");
    }

    static Visitor at(String address, int width, ColorScheme scheme) {
        return new Visitor(
                address,
                named(width, scheme),
                new Browser.NewContextOptions()
                        .setViewportSize(width, height(width))
                        .setColorScheme(scheme)
                        .setTimezoneId("Europe/Berlin"));
    }

    private static String named(int width, ColorScheme scheme) {
        return "%d-%s".formatted(width, scheme.name().toLowerCase(Locale.ROOT));
    }

    private static int height(int width) {
        return width < 500 ? 844 : 1080;
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

    /** The same page on a screen as wide as this, by day: for those that were opened with {@link #at}. */
    void resizeTo(int width) {
        page.setViewportSize(width, height(width));
        turn(width, ColorScheme.LIGHT);
    }

    /** The same page by night: only its colours are others. */
    void darken() {
        turn(page.viewportSize().width, ColorScheme.DARK);
    }

    private void turn(int width, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate(WITHOUT_TRANSITIONS);
        name = named(width, scheme);
    }

    /** Keeps a picture of what is to be seen now under target/screens, if the environment has PLIMSOLL_PICTURES. */
    void picture(String of) {
        if (HAS_PICTURES) {
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(Path.of("target", "screens", of + "-" + name + ".png")));
        }
    }

    void findsNoBarrier(String where) {
        assertNothingIn("tag", STANDARDS, where);
    }

    void findsNoBarrierOfColour(String where) {
        assertNothingIn("rule", COLOURS, where);
    }

    /** In the page itself, which has no frames; what is not broken is not described, which would take longest. */
    private void assertNothingIn(String type, List<String> rules, String where) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(AXE);
        }
        var run = Map.of("runOnly", Map.of("type", type, "values", rules), "resultTypes", List.of("violations"));
        assertThat((List<?>) page.evaluate("""
                run => axe.run(document, run).then(found => found.violations.map(
                    one => `${one.id}: ${one.help} ${one.nodes.map(node => node.html).join(' ')}`))
                """, run))
                .as("%s at %s", where, name)
                .isEmpty();
    }

    private static String axe() {
        try (var script = Objects.requireNonNull(Visitor.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void findsNoSidewaysScroll(String where) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"))
                .as("%s fits %s", where, name)
                .isEqualTo(true);
    }

    void hasHadNoTrouble() {
        var had = List.copyOf(troubles);
        troubles.clear();
        assertThat(had).as("in the browser's console").isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
