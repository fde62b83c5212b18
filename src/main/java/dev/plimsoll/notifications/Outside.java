package dev.plimsoll.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.gates.outbox.RetryLater;
import dev.plimsoll.gates.outbox.Undeliverable;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/** Posts JSON to receivers: no redirects, no cookies, no repeats of its own, and little of the answer is read. */
@Component
public class Outside {

    private static final int MOST_OF_AN_ANSWER = 300;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final CloseableHttpClient client;

    /**
     * What a receiver said.
     *
     * @param body its beginning
     * @param pause how long it wants to be left alone
     */
    public record Answer(int status, String body, Duration pause) {

        /** Such as {@code 404 no_service}. */
        public String text() {
            return body.isBlank() ? String.valueOf(status) : status + " " + body.strip();
        }

        public boolean isTaken() {
            return status >= 200 && status < 300;
        }

        public boolean asksToWait() {
            return status == 429 || status == 503;
        }

        public boolean isRedirect() {
            return status >= 300 && status < 400;
        }

        /** Why it has to be told again. */
        public IOException again() {
            return asksToWait() ? new RetryLater(pause, text()) : new IOException(text());
        }

        /** Redirects lead to where nobody has said that messages may go. */
        public Undeliverable redirected() {
            return new Undeliverable(
                    "%d: it sends us elsewhere, which is not followed; set its final address".formatted(status));
        }
    }

    Outside(NotificationProperties properties) {
        var within = Timeout.of(properties.timeout());
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new OutsideAddresses())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(within)
                                .setSocketTimeout(within)
                                .build())
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(within)
                        .setResponseTimeout(within)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Plimsoll")
                .build();
    }

    /** @throws IOException if there was no answer */
    public Answer post(URI address, ContentType type, String body, Map<String, String> headers) throws IOException {
        var request = new HttpPost(address);
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(body, type));
        return client.execute(request, Outside::answer);
    }

    @PreDestroy
    void close() throws IOException {
        client.close();
    }

    private static Answer answer(ClassicHttpResponse response) throws IOException {
        var body = "";
        if (response.getEntity() != null) {
            try (var stream = response.getEntity().getContent()) {
                body = new String(stream.readNBytes(MOST_OF_AN_ANSWER), UTF_8).replaceAll("\\p{Cntrl}+", " ");
            }
        }
        var after = response.getFirstHeader("Retry-After");
        return new Answer(response.getCode(), body, pause(after == null ? "" : after.getValue()));
    }

    /** In seconds, at most an hour; a date, or what is none, counts as half a minute. */
    private static Duration pause(String after) {
        if (!after.matches("\\d{1,9}")) {
            return PAUSE;
        }
        var pause = Duration.ofSeconds(Long.parseLong(after));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
