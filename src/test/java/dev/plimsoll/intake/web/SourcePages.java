package dev.plimsoll.intake.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.plimsoll.access.BrowserSession;
import dev.plimsoll.intake.Door;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Signatures;
import java.time.Instant;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody who reads and uses the Sources pages, and a sender who knows a secret. */
final class SourcePages {

    private final MockMvcTester http;
    private final Door door;
    private final String[] roles;
    private final BrowserSession session = new BrowserSession();

    private SourcePages(MockMvcTester http, Door door, String... roles) {
        this.http = http;
        this.door = door;
        this.roles = roles;
    }

    /** As an administrator sees and uses them. */
    static SourcePages ofAnAdministrator(MockMvcTester http, Door door) {
        return new SourcePages(http, door, "ADMIN", "VIEWER");
    }

    /** As somebody sees them who may look and not change. */
    static SourcePages ofAViewer(MockMvcTester http, Door door) {
        return new SourcePages(http, door, "VIEWER");
    }

    MvcTestResult get(String address) {
        return session.keep(http.get()
                .uri(address)
                .with(session)
                .with(user("ada").roles(roles))
                .exchange());
    }

    Document page(String address) {
        return html(get(address));
    }

    /** Sends a form; {@code fields} are names and values in turn. */
    MvcTestResult post(String address, String... fields) {
        var request = http.post()
                .uri(address)
                .with(session)
                .with(user("ada").roles(roles))
                .with(csrf());
        for (var n = 0; n < fields.length; n += 2) {
            request = request.param(fields[n], fields[n + 1]);
        }
        return session.keep(request.exchange());
    }

    /** Makes a GitHub source and returns its secret, read where a person would read it. */
    String make(String name) {
        assertThat(post("/sources", "name", name, "kind", "github")).hasRedirectedUrl("/sources/" + name + "/setup");
        return page("/sources/" + name + "/setup").select("#secret").text();
    }

    /** Sends a delivery as GitHub does and returns its number. */
    long deliver(String source, String secret, String event, String body) {
        var bytes = body.getBytes(UTF_8);
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("X-GitHub-Event", event);
        headers.set("X-GitHub-Delivery", UUID.randomUUID().toString());
        headers.set("X-Hub-Signature-256", "sha256=" + Signatures.hex(bytes, secret));
        headers.set("X-Said", "\"><script>alert(1)</script>");
        return door.receive(source, new Inbound(headers, bytes, Instant.now()), null)
                .join()
                .delivery();
    }

    static Document html(MvcTestResult result) {
        return Jsoup.parse(text(result));
    }

    static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), UTF_8);
    }
}
