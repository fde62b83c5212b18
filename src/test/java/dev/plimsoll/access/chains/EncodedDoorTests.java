package dev.plimsoll.access.chains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.access.SignedIn;
import dev.plimsoll.access.WholeProduct;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Nobody comes in by another spelling of a door, or tries a password as often as they like once they are in. */
@WholeProduct
class EncodedDoorTests {

    @Autowired
    private MockMvcTester http;

    @ParameterizedTest
    @ValueSource(strings = {"/%61pi/v1/running", "/%77ebhooks/github/none", "//%61pi/v1/running", "/%00"})
    void aDoorThatIsSpeltWithPercentSignsIsNone(String path) {
        var answer = http.get()
                .uri(URI.create("http://localhost" + path))
                .header("Authorization", "Bearer " + WholeProduct.ADMIN_TOKEN)
                .exchange();
        assertThat(answer).hasStatus(400);
    }

    @Test
    void aNameFurtherBackMayStillBeEncoded() {
        var answer = http.get()
                .uri(URI.create("http://localhost/api/v1/shas/%61bcd"))
                .header("Authorization", "Bearer " + WholeProduct.VIEWER_TOKEN)
                .exchange();
        assertThat(answer).hasStatus(404);
    }

    @Test
    void whoHasSignedInCannotGuessThePasswordForEver() {
        var last = 0;
        for (var attempt = 0; attempt < 12; attempt++) {
            last = http.post()
                    .uri("/me/password")
                    .param("old", "wrong")
                    .param("wanted", "a new and long password")
                    .remoteAddress("203.0.113.77")
                    .with(SignedIn.viewer())
                    .with(csrf())
                    .exchange()
                    .getResponse()
                    .getStatus();
        }
        assertThat(last).isEqualTo(429);
    }
}
