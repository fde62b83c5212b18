package dev.plimsoll.intake.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.plimsoll.intake.Signatures;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody who reads and uses the Sources pages, and a sender who knows a secret. */
final class SourcePages {

    private final MockMvcTester http;
    private final String[] roles;
    private final MockHttpSession session = new MockHttpSession();

    private SourcePages(MockMvcTester http, String... roles) {
        this.http = http;
        this.roles = roles;
    }

    /** As an administrator sees and uses them. */
    static SourcePages ofAnAdministrator(MockMvcTester http) {
        return new SourcePages(http, "ADMIN", "VIEWER");
    }

    /** As somebody sees them who may look and not change. */
    static SourcePages ofAViewer(MockMvcTester http) {
        return new SourcePages(http, "VIEWER");
    }

    MvcTestResult get(String address) {
        return http.get()
                .uri(address)
                .session(session)
                .with(user("ada").roles(roles))
                .exchange();
    }

    Document page(String address) {
        return html(get(address));
    }

    /** Sends a form; {@code fields} are names and values in turn. */
    MvcTestResult post(String address, String... fields) {
        var request = http.post()
                .uri(address)
                .session(session)
                .with(user("ada").roles(roles))
                .with(csrf());
        for (var n = 0; n < fields.length; n += 2) {
            request = request.param(fields[n], fields[n + 1]);
        }
        return request.exchange();
    }

    /** Makes a GitHub source and returns its secret, read where a person would read it. */
    String make(String name) {
        assertThat(post("/sources", "name", name, "kind", "github")).hasRedirectedUrl("/sources/" + name + "/setup");
        return page("/sources/" + name + "/setup").select("#secret").text();
    }

    /** Sends a delivery as GitHub does and returns its number. */
    long deliver(String source, String secret, String event, String body) {
        var answer = http.post()
                .uri("/webhooks/" + source)
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", "sha256=" + Signatures.hex(body.getBytes(UTF_8), secret))
                .header("X-Said", "\"><script>alert(1)</script>")
                .content(body.getBytes(UTF_8))
                .exchange();
        assertThat(answer).hasStatus2xxSuccessful();
        return Long.parseLong(text(answer).replaceAll("(?s).*\"delivery\":(\\d+).*", "$1"));
    }

    static Document html(MvcTestResult result) {
        return Jsoup.parse(text(result));
    }

    static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), UTF_8);
    }
}
