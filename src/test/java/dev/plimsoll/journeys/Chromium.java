package dev.plimsoll.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/** The browsers of a run, one for each thread that visits pages: the Chromium that the machine has. */
final class Chromium {

    private static final List<String> PATHS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private static final ThreadLocal<Browser> BROWSERS = ThreadLocal.withInitial(Chromium::launched);

    private Chromium() {}

    static Browser browser() {
        return BROWSERS.get();
    }

    /** For a thread that ends before the run does. */
    static void close() {
        BROWSERS.get().close();
        BROWSERS.remove();
    }

    private static Browser launched() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        SpringApplication.getShutdownHandlers().add(playwright::close);
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static Path executable() {
        return PATHS.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The journeys need Chromium and found none of %s: install Debian's package chromium"
                                .formatted(PATHS)));
    }
}
