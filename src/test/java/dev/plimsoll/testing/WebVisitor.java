package dev.plimsoll.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Somebody who reads pages and sends their forms, with cookies and without a browser. */
public final class WebVisitor {

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final String address;
    private final List<String> way = new ArrayList<>();

    public WebVisitor(String address) {
        this.address = address;
        LoopbackClients.areAt(address);
    }

    /** Every address that was asked for, in order. */
    public List<String> way() {
        return way;
    }

    public HttpResponse<String> go(String path) {
        return follow(HttpRequest.newBuilder(URI.create(address).resolve(path)).GET());
    }

    /** Goes through the provider as one of its people, to the page that Plimsoll shows after that. */
    public HttpResponse<String> signIn(String name) {
        var page = go("/sign-in/with/here");
        return send(page, "form", Map.of("username", name, "password", name));
    }

    /** Fills in a form of a page and sends it. */
    public HttpResponse<String> send(HttpResponse<String> page, String selector, Map<String, String> typed) {
        var form = Jsoup.parse(page.body(), page.uri().toString()).selectFirst(selector);
        var fields = form.select("input[name], select[name]").stream()
                .filter(field -> !typed.containsKey(field.attr("name")))
                .map(field -> pair(field.attr("name"), field.val()));
        var said = typed.entrySet().stream().map(entry -> pair(entry.getKey(), entry.getValue()));
        var body = java.util.stream.Stream.concat(fields, said).collect(Collectors.joining("&"));
        return follow(HttpRequest.newBuilder(URI.create(target(form, page)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String target(Element form, HttpResponse<String> page) {
        return form.hasAttr("action") ? form.absUrl("action") : page.uri().toString();
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> follow(HttpRequest.Builder first) {
        var response = send(first);
        for (var hops = 0;
                hops < 12 && response.headers().firstValue("Location").isPresent();
                hops++) {
            var next = response.uri()
                    .resolve(response.headers().firstValue("Location").get());
            response = send(HttpRequest.newBuilder(next).GET());
        }
        return response;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var asked = request.header("Accept", "text/html").build();
        way.add(asked.uri().toString());
        try {
            return http.send(asked, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(asked.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
