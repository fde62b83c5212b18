package dev.plimsoll.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link Anchors}: what they tell can be checked by somebody who has the public key and nothing else. */
@ExtendWith(OutputCaptureExtension.class)
class AnchorsIntegrationTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final TestChain log = new TestChain();
    private final KeyPair keys = keys();
    private final List<JsonNode> told = new ArrayList<>();
    private int answer = 204;
    private HttpServer outside;

    @BeforeEach
    void listen() throws IOException {
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/", exchange -> {
            told.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        outside.start();
    }

    @AfterEach
    void close() {
        outside.stop(0);
        log.close();
    }

    @Test
    void tellTheHeadSignedAndOnce(CapturedOutput output) throws GeneralSecurityException {
        log.recordMany(3);
        var anchors = anchors(pem());

        anchors.tell();
        anchors.tell();

        assertThat(told).hasSize(1);
        var body = told.get(0);
        assertThat(body.path("seq").asLong()).isEqualTo(3);
        assertThat(log.verify(new KnownHead(3, body.path("hash").asString(), "the outside"))
                        .isWhole())
                .isTrue();
        assertThat(isSigned(body.path("text").asString(), body.path("signature").asString()))
                .isTrue();
        assertThat(output)
                .contains("%s signature=%s"
                        .formatted(
                                body.path("text").asString(),
                                body.path("signature").asString()));
        assertThat(output).doesNotContain(pem().lines().toList().get(1));
    }

    @Test
    void areToldAgainUntilSomebodyTakesThem() {
        log.recordMany(1);
        answer = 503;
        var anchors = anchors(null);

        anchors.tell();
        assertThat(log.kept.lastAnchor()).isEmpty();
        answer = 200;
        anchors.tell();

        assertThat(log.kept.lastAnchor().orElseThrow().seq()).isEqualTo(1);
        assertThat(told).hasSize(2);
        assertThat(told.get(1).path("signature").isNull()).isTrue();
    }

    @Test
    void sayThatTheChainIsShorterThanWasTold(CapturedOutput output) {
        log.recordMany(3);
        var anchors = anchors(null);
        anchors.tell();
        log.asSuperuser("delete from audit.entry where seq = 3");

        anchors.tell();

        assertThat(told).hasSize(1);
        assertThat(output).contains("was told to the outside up to entry 3, and now ends with 2");
        assertThat(log.verify().broken()).isNotNull();
        assertThat(log.verify().broken().why()).contains("the last anchor found the chain going on to entry 3");
    }

    @Test
    void areToldByOneReplicaAtATime() {
        log.recordMany(1);
        log.replicas.run("audit.anchor", () -> anchors(null).tell());
        assertThat(told).isEmpty();

        anchors(null).tell();
        assertThat(told).hasSize(1);
    }

    @Test
    void aKeyOfAnotherKindIsNotUsable() {
        assertThat(AnchorKey.isUsable("hunter2")).isFalse();
        assertThat(AnchorKey.isUsable(pem().replace("M", "N"))).isFalse();
        assertThat(AnchorKey.isUsable(pem().replace("\n", "\\n"))).isTrue();
        assertThat(new AuditProperties("hunter2", null, Duration.ofSeconds(1)))
                .satisfies(properties ->
                        assertThat(properties.isSigningKeyUsable()).isFalse())
                .satisfies(properties -> assertThat(properties.toString()).doesNotContain("hunter2"));
        assertThat(new AuditProperties(null, URI.create("ftp://example.org"), Duration.ofSeconds(1))
                        .isAnchorUrlUsable())
                .isFalse();
    }

    private Anchors anchors(@Nullable String key) {
        var url = URI.create(
                "http://127.0.0.1:%d/anchors".formatted(outside.getAddress().getPort()));
        var properties = new AuditProperties(key, url, Duration.ofSeconds(10));
        var webhook = new AnchorWebhook(properties, JSON);
        return new Anchors(log.chain, log.kept, log.replicas, webhook, properties, Clock.systemUTC());
    }

    private boolean isSigned(String text, String signature) throws GeneralSecurityException {
        var check = Signature.getInstance("Ed25519");
        check.initVerify(keys.getPublic());
        check.update(text.getBytes(UTF_8));
        return check.verify(Base64.getDecoder().decode(signature));
    }

    private String pem() {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
