package dev.plimsoll.gates.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link AppKey}; a key of PKCS #1 is read by every other test of GitHub. */
class AppKeyTests {

    private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aKeyOfPkcs8SignsForNineMinutes() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var pem = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        var key = AppKey.read(file("-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----".formatted(pem)));

        var jwt = SignedJWT.parse(key.token("4242", NINE, JsonMapper.shared()));

        assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic())))
                .isTrue();
        assertThat(jwt.getJWTClaimsSet().getIssueTime().toInstant()).isEqualTo(NINE.minusSeconds(60));
        assertThat(jwt.getJWTClaimsSet().getExpirationTime().toInstant()).isEqualTo(NINE.plusSeconds(540));
        assertThat(key).hasToString("AppKey[***]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no key at all",
                "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n=\n-----END PRIVATE KEY-----"
            })
    void whatIsNoKeyIsRefusedWithoutQuotingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppKey.read(file(text)))
                .withMessageStartingWith("it is no private key")
                .withMessageNotContaining("c2VjcmV0")
                .withNoCause();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("key.pem"), text);
    }
}
