package dev.plimsoll.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A person who has signed in as administrator, and the same as a program: cookie and token go with every request. */
final class Browser {

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final int port;

    private Browser(int port) {
        this.port = port;
    }

    static Browser signedIn(int port) throws IOException, InterruptedException {
        var browser = new Browser(port);
        var csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(browser.get("/sign-in"));
        assertThat(csrf.find()).isTrue();
        var form = "username=admin&password=%s&_csrf=%s".formatted(encoded(Product.PASSWORD), encoded(csrf.group(1)));
        var answer = browser.http.send(
                HttpRequest.newBuilder(browser.address("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.uri().getPath()).isEqualTo("/now");
        return browser;
    }

    /** The page, which must be there. */
    String get(String path) throws IOException, InterruptedException {
        var answer = answer(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(path));
        if (path.startsWith("/api/")) {
            request.header("Authorization", "Bearer " + Product.TOKEN);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
