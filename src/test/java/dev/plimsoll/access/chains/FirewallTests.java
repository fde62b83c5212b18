package dev.plimsoll.access.chains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.access.SignedIn;
import dev.plimsoll.access.WholeProduct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Tests for {@link Firewall}. */
@WholeProduct
class FirewallTests {

    private final MockMvcTester http;

    FirewallTests(@Autowired MockMvcTester http) {
        this.http = http;
    }

    @ParameterizedTest
    @CsvSource({"/now, team", "/now, q", "/timeline, service", "/rollbacks, team", "/deployments, service", "/find, q"})
    void refusesANulInAParameterOfAPage(String page, String parameter) {
        assertThat(http.get().uri(page).param(parameter, "a\0b").with(SignedIn.viewer()))
                .hasStatus(400);
        assertThat(http.get()
                        .uri(page)
                        .param(parameter, "ab")
                        .with(SignedIn.viewer())
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isNotEqualTo(400);
    }
}
