package dev.plimsoll.access.chains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.access.SignedIn;
import dev.plimsoll.access.WholeProduct;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Tests for {@link StandardFailures}. */
@WholeProduct
class StandardFailuresTests {

    private final MockMvcTester http;

    StandardFailuresTests(@Autowired MockMvcTester http) {
        this.http = http;
    }

    @Test
    void leaveThePageToTheErrorPages() {
        var result = http.get().uri("/no/such/page").with(SignedIn.viewer()).exchange();

        assertThat(result).hasStatus(404);
        assertThat(result.getResponse().getContentType()).isNull();
    }

    @Test
    void areProblemsForPrograms() {
        assertThat(http.get()
                        .uri("/api/v1/events")
                        .header("Authorization", "Bearer " + WholeProduct.VIEWER_TOKEN)
                        .accept(MediaType.TEXT_HTML))
                .hasStatus(405)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .headers()
                .hasValue("Allow", "POST");
    }
}
