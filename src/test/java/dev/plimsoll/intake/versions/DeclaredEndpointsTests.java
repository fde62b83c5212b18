package dev.plimsoll.intake.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests for the version endpoints that a configuration declares. */
@PlimsollTest
class DeclaredEndpointsTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private VersionEndpoints endpoints;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nothingIsKnown() {
        plimsoll.empty();
    }

    @Test
    void areThereWithTheServiceThatTheyName() {
        endpoints.declare(Map.of("pay", declared("pay", "*", "http://pay/a")));

        assertThat(urls()).containsExactly("pay http://pay/a");
        assertThat(plimsoll.get("/api/v1/services").toString()).contains("\"pay\"");
    }

    @Test
    void areWhatTheConfigurationSaysNow() {
        endpoints.declare(Map.of(
                "one", declared("pay", "*", "http://pay/a"),
                "two", declared("cart", "*", "http://cart/a"),
                "three", declared("auth", "*", "http://auth/a")));

        endpoints.declare(Map.of(
                "one", declared("cart", "*", "http://cart/b"),
                "two", declared("pay", "*", "http://pay/b")));

        assertThat(urls()).containsExactlyInAnyOrder("one http://cart/b", "two http://pay/b");
    }

    @Test
    void takeOverWhatWasMadeOnAPage() {
        plimsoll.report("""
                {"type": "deployment", "id": "1", "service": "pay", "environment": "production", "sha": "aaaaaaa",
                 "status": "succeeded", "finished_at": "2026-11-20T09:00:00Z"}
                """);
        endpoints.create(new Draft("pay", "production", "*", "http://pay/page", null, null, "sha"));

        endpoints.declare(Map.of("pay", declared("pay", "*", "http://pay/declared")));

        assertThat(urls()).containsExactly("pay http://pay/declared");
    }

    @Test
    void cannotBeTwoForOnePlace() {
        assertThatExceptionOfType(InvalidEndpoint.class)
                .isThrownBy(() -> endpoints.declare(Map.of(
                        "one", declared("pay", "*", "http://pay/a"), "two", declared("Pay", "*", "http://pay/b"))))
                .withMessageContaining("the same service, environment and target");
        assertThat(urls()).isEmpty();
    }

    @Test
    void canBeOneForEachTarget() {
        endpoints.declare(Map.of(
                "eu", declared("pay", "eu-west-1", "http://eu/"), "us", declared("pay", "us-east-1", "http://us/")));

        assertThat(urls()).containsExactlyInAnyOrder("eu http://eu/", "us http://us/");
    }

    private static VersionsProperties.DeclaredEndpoint declared(String service, String target, String url) {
        return new VersionsProperties.DeclaredEndpoint(service, "production", target, url, null, null, "sha");
    }

    private List<String> urls() {
        return jdbc.sql("select declared_as || ' ' || url from intake.version_endpoint")
                .query(String.class)
                .list();
    }
}
