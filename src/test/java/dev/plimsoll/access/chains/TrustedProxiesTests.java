package dev.plimsoll.access.chains;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Tests for {@link TrustedProxies}. */
class TrustedProxiesTests {

    @Test
    void areBelieved() throws Exception {
        var seen = through("10.0.0.0/8", "10.1.2.3", "203.0.113.9");

        assertThat(seen.isSecure()).isTrue();
        assertThat(seen.getServerName()).isEqualTo("plimsoll.example");
        assertThat(seen.getRemoteAddr()).isEqualTo("203.0.113.9");
    }

    @Test
    void areTheOnlyOnes() throws Exception {
        var seen = through("10.0.0.0/8", "192.0.2.1", "203.0.113.9");

        assertThat(seen.isSecure()).isFalse();
        assertThat(seen.getServerName()).isEqualTo("localhost");
        assertThat(seen.getRemoteAddr()).isEqualTo("192.0.2.1");
    }

    @Test
    void sayWhoCalledWhateverTheCallerSaidBefore() throws Exception {
        assertThat(through("10.0.0.0/8", "10.1.2.3", "198.51.100.1, 203.0.113.9, 10.9.9.9")
                        .getRemoteAddr())
                .isEqualTo("203.0.113.9");
        assertThat(through("10.0.0.0/8", "10.1.2.3", "nonsense, 203.0.113.9").getRemoteAddr())
                .isEqualTo("203.0.113.9");
    }

    private static jakarta.servlet.ServletRequest through(String trusted, String from, String forwardedFor)
            throws Exception {
        var request = new MockHttpServletRequest("GET", "/now");
        request.setRemoteAddr(from);
        request.addHeader("X-Forwarded-For", forwardedFor);
        request.addHeader("X-Forwarded-Proto", "https");
        request.addHeader("X-Forwarded-Host", "plimsoll.example");
        request.addHeader("Forwarded", "for=192.0.2.77;proto=http;host=evil.example");
        var chain = new MockFilterChain();
        new TrustedProxies(List.of(trusted)).doFilter(request, new MockHttpServletResponse(), chain);
        return chain.getRequest();
    }
}
