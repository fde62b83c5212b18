package dev.plimsoll.access;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A browser that keeps the session cookie from one request to the next. */
public final class BrowserSession implements RequestPostProcessor {

    private static final String NAME = "PLIMSOLL";

    private Cookie cookie;

    @Override
    public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
        if (cookie != null) {
            request.setCookies(cookie);
        }
        return request;
    }

    public MvcTestResult keep(MvcTestResult result) {
        var sent = result.getResponse().getCookie(NAME);
        if (sent != null) {
            cookie = sent.getMaxAge() == 0 ? null : sent;
        }
        return result;
    }

    public String id() {
        return Objects.requireNonNull(cookie, "no session yet").getValue();
    }
}
