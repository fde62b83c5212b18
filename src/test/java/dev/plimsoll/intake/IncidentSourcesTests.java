package dev.plimsoll.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.SharedData;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

/** Whatever is sent to the sources of alerts and incidents: they say something, or that it cannot be read. */
@PlimsollTest
class IncidentSourcesTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Autowired
    private List<WebhookSource> sources;

    @ParameterizedTest
    @MethodSource("kinds")
    void aRealBodyIsRead(String kind) {
        for (var file : files(kind)) {
            assertThat(translate(kind, SharedData.read(file)))
                    .as(file.toString())
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aDamagedBodyIsReadOrSaidToBeUnreadable(String kind) {
        var random = new Random(7);
        for (var file : files(kind)) {
            var whole = new String(SharedData.read(file), UTF_8);
            for (var n = 0; n < 40; n++) {
                attempt(kind, damaged(whole, random), file);
            }
        }
    }

    @Test
    void bodiesOfOtherSendersDoNoHarm() {
        for (var kind : kinds()) {
            for (var folder : List.of("gitlab", "datadog", "opsgenie", "sentry", "statuspage")) {
                SharedData.files("payloads/" + folder, ".json")
                        .forEach(file -> attempt(kind, SharedData.read(file), file));
            }
        }
    }

    private static List<String> kinds() {
        return List.of(
                "alertmanager",
                "betterstack",
                "datadog",
                "github",
                "gitlab",
                "grafana",
                "opsgenie",
                "pagerduty",
                "sentry",
                "statuspage");
    }

    private static List<Path> files(String kind) {
        return SharedData.files("payloads/" + kind, ".json").stream()
                .filter(file ->
                        !kind.equals("github") || file.getFileName().toString().startsWith("issues."))
                .toList();
    }

    /** Cut off, or with a value turned into one of another type. */
    private static byte[] damaged(String body, Random random) {
        var at = random.nextInt(body.length());
        var text = switch (random.nextInt(4)) {
            case 0 -> body.substring(0, at);
            case 1 -> replaced(body, at, "\"", "[1, {\"");
            case 2 -> replaced(body, at, "{", "[");
            default -> body.substring(0, at) + body.substring(at).replaceFirst(": \"?[^\",{\\[]+\"?", ": [null]");
        };
        return text.getBytes(UTF_8);
    }

    private static String replaced(String body, int from, String what, String with) {
        var at = body.indexOf(what, from);
        return at < 0 ? body : body.substring(0, at) + with + body.substring(at + 1);
    }

    private void attempt(String kind, byte[] body, Path file) {
        try {
            translate(kind, body);
        } catch (UnreadableDelivery e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (RuntimeException e) {
            fail("%s: %s".formatted(file, new String(body, UTF_8)), e);
        }
    }

    private Translation translate(String kind, byte[] body) {
        var headers = new HttpHeaders();
        headers.set("X-GitHub-Event", "issues");
        var inbound = new Inbound(headers, body, NOW);
        var source = sources.stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        assertThat(source.deliveryKey(inbound)).isNotNull();
        assertThat(source.event(inbound)).isNotNull();
        return source.translate(inbound);
    }
}
