package dev.plimsoll.access.chains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.access.SignedIn;
import dev.plimsoll.access.WholeProduct;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A session that somebody else holds is no place to guess its password. */
@WholeProduct
class OwnPasswordTests {

    @Autowired
    private MockMvcTester http;

    @Test
    void whoHasSignedInCannotGuessForEverNorHoldsAnybodyElseBack() {
        for (var attempt = 0; attempt < 10; attempt++) {
            assertThat(guess(SignedIn.viewer(), "name-" + attempt)).isNotEqualTo(429);
        }

        assertThat(guess(SignedIn.viewer(), "another-name")).isEqualTo(429);
        assertThat(guess(SignedIn.approver(), "another-name")).isNotEqualTo(429);
    }

    private int guess(RequestPostProcessor as, String usernameAlsoTyped) {
        return http.post()
                .uri("/me/password")
                .param("username", usernameAlsoTyped)
                .param("old", "wrong")
                .param("wanted", "a new and long password")
                .remoteAddress("203.0.113.77")
                .with(as)
                .with(csrf())
                .exchange()
                .getResponse()
                .getStatus();
    }
}
