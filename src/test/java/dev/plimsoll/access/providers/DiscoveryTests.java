package dev.plimsoll.access.providers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.plimsoll.access.AccessProperties;
import dev.plimsoll.access.AccessProperties.DeclaredAdministrator;
import dev.plimsoll.access.DeclaredProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider says of itself, by real requests on loopback: {@link Discovery} and {@link Registrations}. */
class DiscoveryTests {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final String GOOD = """
            {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
             "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"], "response_types_supported": ["code"]}
            """;

    private HttpServer http;
    private volatile int status = 200;
    private volatile String type = "application/json";
    private volatile String body = "";

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.getResponseHeaders().set("Location", issuer() + "/elsewhere");
                var bytes = body.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | text/html        | <html>Maintenance</html>
            200 | application/json | <html>Maintenance</html>
            200 | application/json | {}
            200 | application/json | []
            200 | application/json | {"issuer": "https://evil.example"}
            200 | application/json | {"issuer": ["here"]}
            200 | application/json | {"issuer": "here"}
            200 | application/json | {"issuer": "here", "authorization_endpoint": 7}
            200 | application/json | ''
            204 | application/json | ''
            302 | text/html        | ''
            404 | text/html        | <html>Nobody</html>
            500 | application/json | {"error": "server_error"}
            """)
    void nonsenseMakesAProviderUnavailable(int answered, String as, String said) {
        answer(answered, as, said.replace("\"here\"", '"' + issuer() + '"'));

        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> registrations(NOW).findByRegistrationId("here"));
    }

    @Test
    void anAnswerWithoutEndIsNotReadToItsEnd() {
        answer(200, "application/json", GOOD.formatted(issuer()) + " ".repeat(600_000));

        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> registrations(NOW).findByRegistrationId("here"));
    }

    @Test
    void anAnswerThatIsNestedWithoutEndIsNotFollowed() {
        answer(200, "application/json", "{\"issuer\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}");

        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> registrations(NOW).findByRegistrationId("here"));
    }

    @Test
    void whatWasKnownIsUsedWhileTheProviderIsDown() {
        var clock = new MovedClock();
        var registrations = registrations(clock);
        answer(200, "application/json", GOOD.formatted(issuer()));
        var known = registrations.findByRegistrationId("here");

        clock.now = NOW.plus(Duration.ofHours(2));
        answer(500, "text/html", "down");

        assertThat(known).isNotNull();
        assertThat(registrations.findByRegistrationId("here")).isSameAs(known);
    }

    private void answer(int answered, String as, String said) {
        status = answered;
        type = as;
        body = said;
    }

    private String issuer() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    private Registrations registrations(Instant now) {
        return registrations(Clock.fixed(now, ZoneOffset.UTC));
    }

    private Registrations registrations(Clock clock) {
        var here = new DeclaredProvider(
                DeclaredProvider.Kind.OIDC,
                issuer(),
                "plimsoll",
                "of no use",
                null,
                Set.of(),
                "groups",
                Map.of(),
                Map.of(),
                Map.of(),
                DeclaredProvider.DefaultRole.NONE);
        var properties = new AccessProperties(Map.of(), Map.of("here", here), new DeclaredAdministrator("admin", null));
        return new Registrations(properties, new Discovery(new ProviderHttp(), ""), clock);
    }

    /** A clock that a test moves on. */
    private static final class MovedClock extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
