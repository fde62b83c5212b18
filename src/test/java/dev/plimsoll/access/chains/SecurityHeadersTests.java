package dev.plimsoll.access.chains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.access.SignedIn;
import dev.plimsoll.access.WholeProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Tests for {@link SecurityHeaders} and for what may be kept by caches. */
@WholeProduct
class SecurityHeadersTests {

    private final MockMvcTester http;

    SecurityHeadersTests(@Autowired MockMvcTester http) {
        this.http = http;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/welcome",
                "/no/such/page",
                "/css/none.css",
                "/api/v1/running",
                "/webhooks/none",
                "/livez",
                "/actuator/env",
                "/a;b"
            })
    void areOnEveryAnswer(String path) {
        var headers = assertThat(http.get().uri(path)).headers();

        headers.hasValue(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                        + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        headers.hasValue("X-Content-Type-Options", "nosniff");
        headers.hasValue("Referrer-Policy", "same-origin");
        headers.hasValue("Cross-Origin-Opener-Policy", "same-origin");
        headers.containsHeader("Permissions-Policy");
        headers.doesNotContainHeader("Strict-Transport-Security");
    }

    @Test
    void demandEncryptionOnlyWhereThereIsSome() {
        assertThat(http.get().uri("/livez").secure(true))
                .headers()
                .hasValue("Strict-Transport-Security", "max-age=31536000");
    }

    @Test
    void keepPagesOfPeopleOutOfCaches() {
        assertThat(http.get().uri("/no/such/page").with(SignedIn.admin()))
                .headers()
                .hasValue("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
    }

    @Test
    void letCachesKeepWhatIsTheSameForEverybody() {
        var result = http.get().uri("/webjars/htmx.org/dist/htmx.min.js").exchange();

        assertThat(result).hasStatusOk();
        assertThat(result).headers().hasValue("Cache-Control", "max-age=31536000");
        assertThat(result).headers().doesNotContainHeader("Set-Cookie");
    }
}
