package dev.plimsoll.access.chains;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link ForgeryLimit}. */
class ForgeryLimitTests {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private final ForgeryLimit limit = new ForgeryLimit(
            new MachineRefusals(new ProblemWriter(new JsonMapper())), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void anAddressThatSentAHundredForgeriesIsToldToWait() throws Exception {
        for (var n = 0; n < 100; n++) {
            assertThat(send("192.0.2.1", 401).getStatus()).isEqualTo(401);
        }

        var refused = send("192.0.2.1", 401);

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getContentAsString()).contains("/problems/too-many-failures");
        assertThat(Duration.ofSeconds(Long.parseLong(refused.getHeader("Retry-After"))))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void forgeriesOfOneAddressAreNoConcernOfAnother() throws Exception {
        for (var n = 0; n < 101; n++) {
            send("192.0.2.1", 401);
        }

        assertThat(send("192.0.2.2", 202).getStatus()).isEqualTo(202);
    }

    @Test
    void signedDeliveriesUseNothingUp() throws Exception {
        for (var n = 0; n < 500; n++) {
            send("192.0.2.1", 202);
        }

        assertThat(send("192.0.2.1", 202).getStatus()).isEqualTo(202);
    }

    @Test
    void whatIsSignedPassesWhileForgeriesOfTheSameAddressAreHeldBack() throws Exception {
        for (var n = 0; n < 150; n++) {
            send("192.0.2.1", 401);
        }

        var signed = send("192.0.2.1", 202);

        assertThat(signed.getStatus()).isEqualTo(202);
        assertThat(signed.getContentAsString()).isEqualTo("answer 202");
        assertThat(signed.getHeader("Content-Length")).isEqualTo("10");
        assertThat(send("192.0.2.1", 401).getStatus()).isEqualTo(429);
    }

    private MockHttpServletResponse send(String address, int status) throws Exception {
        var request = new MockHttpServletRequest("POST", "/webhooks/github");
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        var chain = new MockFilterChain() {

            @Override
            public void doFilter(ServletRequest any, ServletResponse answer) throws IOException {
                ((HttpServletResponse) answer).setStatus(status);
                answer.setContentLength(10);
                answer.getOutputStream().write(("answer " + status).getBytes(UTF_8));
            }
        };
        limit.doFilter(request, response, chain);
        return response;
    }
}
