package dev.plimsoll.access.chains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.access.WholeProduct;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Nobody comes in by another spelling of a door. */
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
}
