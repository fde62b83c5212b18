package dev.plimsoll.gates.forges;

import dev.plimsoll.gates.outbox.RetryLater;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the API of a platform, and no other address: what it redirects to is not followed, as a token goes with each
 * question. An answer has at most 1 MB and comes within the time-out.
 */
public final class ForgeHttp {

    private static final int NO_MORE = 429;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

    private final String base;
    private final Duration timeout;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient client;

    public ForgeHttp(URI base, Duration timeout, JsonMapper json, Clock clock) {
        this.base = base.toString().replaceAll("/+$", "");
        this.timeout = timeout;
        this.json = json;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * An answer that is worth reading.
     *
     * @param status 200 to 299, or 400 to 499 but for 429
     */
    public record Answer(int status, JsonNode body) {

        public boolean isYes() {
            return status < 300;
        }

        /** The text at the path; null if there is none. */
        public @Nullable String text(String... path) {
            var node = body;
            for (var name : path) {
                node = node.path(name);
            }
            var text = node.isValueNode() && !node.isNull() ? node.asString() : "";
            return text.isBlank() ? null : text;
        }
    }

    /**
     * Asks, with the headers that prove who asks.
     *
     * @param path below the base, each part of it encoded
     * @param body as JSON; null for none
     * @throws RetryLater if the platform says that it cannot answer now
     */
    public Answer send(String method, String path, Map<String, String> headers, @Nullable Object body)
            throws IOException {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json.writeValueAsString(body));
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(timeout)
                .header("User-Agent", "Plimsoll")
                .method(method, publisher);
        headers.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        var answer = answer(request.build());
        refuseUnlessReadable(answer);
        return new Answer(answer.statusCode(), read(answer));
    }

    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException {
        var answer = client.sendAsync(request, info -> new BoundedBody());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no answer within %d ms".formatted(timeout.toMillis()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("stopped while waiting for an answer", e);
        }
    }

    private void refuseUnlessReadable(HttpResponse<byte[]> answer) throws RetryLater {
        var status = answer.statusCode();
        if (status >= 300 && status < 400) {
            throw new RetryLater(Duration.ZERO, "answered %d: a redirect is not followed".formatted(status));
        }
        if (status == NO_MORE || status >= 500 || (status == 403 && isRateLimited(answer))) {
            throw new RetryLater(pause(answer), "answered %d".formatted(status));
        }
    }

    private static boolean isRateLimited(HttpResponse<?> answer) {
        return answer.headers().firstValue("Retry-After").isPresent()
                || answer.headers()
                        .firstValue("X-RateLimit-Remaining")
                        .filter("0"::equals)
                        .isPresent();
    }

    /** In seconds or as an instant, or, where GitHub limits the rate, as the second in which it begins anew. */
    private Duration pause(HttpResponse<?> answer) {
        var headers = answer.headers();
        var after = headers.firstValue("Retry-After").orElse("").strip();
        var reset = headers.firstValue("X-RateLimit-Reset").orElse("").strip();
        if (NUMBER.matcher(after).matches()) {
            return Duration.ofSeconds(Long.parseLong(after));
        }
        if (after.isEmpty() && NUMBER.matcher(reset).matches()) {
            return until(Instant.ofEpochSecond(Long.parseLong(reset)));
        }
        try {
            return after.isEmpty()
                    ? Duration.ZERO
                    : until(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(after)));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private Duration until(Instant instant) {
        var pause = Duration.between(clock.instant(), instant);
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    /** What is no JSON says nothing; its status still does. */
    private JsonNode read(HttpResponse<byte[]> answer) {
        try {
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }
}
