package dev.plimsoll.access.chains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.access.Backstage;
import dev.plimsoll.access.BrowserSession;
import dev.plimsoll.access.SignedIn;
import dev.plimsoll.access.WholeProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Tests for what programs are told: problems, never pages, redirects or cookies. */
@WholeProduct
class MachineDoorTests {

    private final MockMvcTester http;
    private final Backstage backstage;

    MachineDoorTests(@Autowired MockMvcTester http, @Autowired Backstage backstage) {
        this.http = http;
        this.backstage = backstage;
    }

    @Test
    void asksForATokenInWords() {
        var result =
                http.get().uri("/api/v1/running").accept(MediaType.TEXT_HTML).exchange();

        assertThat(result).hasStatus(401).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).headers().hasValue("WWW-Authenticate", "Bearer");
        assertThat(result).headers().doesNotContainHeaders("Set-Cookie", "Location");
        assertThat(result).bodyJson().extractingPath("$.type").isEqualTo("/problems/unauthenticated");
        assertThat(result).bodyJson().extractingPath("$.title").isEqualTo("Send a token");
        assertThat(result).bodyJson().extractingPath("$.status").isEqualTo(401);
        assertThat(result).bodyJson().extractingPath("$.instance").isEqualTo("/api/v1/running");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer viewer-token-for-test",
                "Bearer VIEWER-TOKEN-FOR-TESTS",
                "Bearer viewer-token-for-tests x",
                "Basic dmlld2VyOnZpZXdlcg==",
                "viewer-token-for-tests"
            })
    void knowsOnlyTheVeryTokens(String header) {
        assertThat(http.get().uri("/api/v1/running").header("Authorization", header))
                .hasStatus(401);
    }

    @Test
    void takesTheSchemeInAnyCase() {
        assertThat(http.get().uri("/api/v1/nothing").header("Authorization", "bearer " + WholeProduct.VIEWER_TOKEN))
                .hasStatus(404);
    }

    @Test
    void namesTheTokenThatMayNot() {
        var result = http.post()
                .uri("/api/v1/events")
                .header("Authorization", "Bearer " + WholeProduct.VIEWER_TOKEN)
                .exchange();

        assertThat(result).hasStatus(403).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyJson().extractingPath("$.type").isEqualTo("/problems/forbidden");
        assertThat(result).bodyJson().extractingPath("$.detail").asString().contains("the token 'dashboard'");
    }

    @Test
    void doesNotCareForSessions() {
        backstage.ensureAdministrator();
        var session = new BrowserSession();
        var signedIn = http.post()
                .uri("/sign-in")
                .with(session)
                .param("username", "admin")
                .param("password", SignedIn.PASSWORD)
                .with(csrf())
                .exchange();

        assertThat(signedIn).headers().hasValue("Location", "/");
        assertThat(http.get().uri("/api/v1/running").with(session)).hasStatus(401);
        assertThat(http.post().uri("/api/v1/events").with(session)).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nowhere", "/webhooks", "/webhooks/a/b"})
    void knowsNoSuchAddress(String path) {
        var result = http.get()
                .uri(path)
                .header("Authorization", "Bearer " + WholeProduct.VIEWER_TOKEN)
                .accept(MediaType.TEXT_HTML)
                .exchange();

        assertThat(result).hasStatus(404).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).headers().doesNotContainHeaders("Set-Cookie", "Location");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1//running", "/webhooks/a;b=c", "/api/v1/%2e%2e/running"})
    void refusesStrangeAddressesInWords(String path) {
        var result = http.get().uri(java.net.URI.create(path)).exchange();

        assertThat(result).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).headers().containsHeader("Content-Security-Policy");
    }
}
