package dev.plimsoll.intake.masking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link Masker} over credentials drawn at random for every rule. */
class MaskerTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Masker masker =
            new Masker(Rules.shipped(), secret -> Integer.toHexString(new String(secret, UTF_8).hashCode()));

    static Stream<Credentials.Planted> planted() {
        return LongStream.rangeClosed(1, 20).boxed().flatMap(seed -> new Credentials(seed).all().stream());
    }

    @ParameterizedTest
    @MethodSource("planted")
    void masksInPlainText(Credentials.Planted planted) {
        var masked = masker.body(bytes("before " + planted.text() + " after"), "text/plain");

        assertThat(text(masked))
                .doesNotContain(planted.secret())
                .startsWith("before ")
                .endsWith(" after");
        assertThat(masked.findings()).extracting(Finding::rule).contains(planted.rule());
    }

    @ParameterizedTest
    @MethodSource("planted")
    void masksInsideStringsOfJsonHoweverDeep(Credentials.Planted planted) {
        var inner = JSON.writeValueAsString(Map.of("log", planted.text()));
        var middle = JSON.writeValueAsString(Map.of("steps", List.of("x", inner)));
        for (var body : List.of(planted.text(), inner, middle, "said: " + inner)) {
            var document =
                    JSON.writeValueAsString(Map.of("a", 1, "deep", List.of(Map.of("body", body)), "z", "\u00e9\n"));
            var masked = masker.body(bytes(document), null);

            assertThat(text(masked)).doesNotContain(planted.secret());
            assertThat(strings(text(masked))).doesNotContain(planted.secret());
            assertThat(JSON.readTree(masked.bytes()).path("z").asString()).isEqualTo("\u00e9\n");
        }
    }

    @ParameterizedTest
    @MethodSource("planted")
    void masksInFormsAlsoWithJsonInside(Credentials.Planted planted) {
        var payload = JSON.writeValueAsString(Map.of("message", planted.text()));
        for (var value : List.of(planted.text(), payload)) {
            var form = "a=b&payload=" + URLEncoder.encode(value, UTF_8) + "&c=d";
            var masked = text(masker.body(bytes(form), "application/x-www-form-urlencoded"));

            assertThat(masked).startsWith("a=b&payload=").endsWith("&c=d");
            assertThat(java.net.URLDecoder.decode(masked, UTF_8)).doesNotContain(planted.secret());
            assertThat(masked).doesNotContain(URLEncoder.encode(planted.secret(), UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32BE", "UTF-32LE"})
    void masksJsonOfTwoAndFourBytesForEachCharacter(String charset) {
        var body = "{\"url\":\"postgresql://admin:Tr0ub4dor3@db/pay\"}".getBytes(Charset.forName(charset));

        var masked = masker.body(body, "application/json");

        assertThat(new String(masked.bytes(), Charset.forName(charset)))
                .isEqualTo("{\"url\":\"postgresql://admin:[masked:url-password:8-15]@db/pay\"}");
    }

    @Test
    void keepsTheShapeAndSaysWhere() {
        var masked = masker.body(
                bytes(
                        "{\"build\":{\"env\":[\"A=1\",\"DATABASE_URL=postgresql:\\/\\/admin:hunter2hunter2@db\\/pay\"]}}"),
                null);

        assertThat(text(masked))
                .isEqualTo(
                        "{\"build\":{\"env\":[\"A=1\",\"DATABASE_URL=postgresql:\\/\\/admin:[masked:url-password:8-15]@db\\/pay\"]}}");
        assertThat(masked.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("url-password");
            assertThat(finding.place()).isEqualTo("body/build/env/1");
        });
    }

    @Test
    void judgesFieldsByTheirNames() {
        assertThat(masked("{\"DB_PASSWORD\":\"correct horse\"}")).contains("[masked:password:8-15]");
        assertThat(masked("{\"env\":[{\"name\":\"SMTP_PASSWORD\",\"value\":\"pa\\\"ss\\\\\"}]}"))
                .isEqualTo("{\"env\":[{\"name\":\"SMTP_PASSWORD\",\"value\":\"[masked:password:8-15]\"}]}");
        assertThat(masked("{\"clientSecret\":\"k\\u00e4se123\"}")).contains("[masked:secret:");
        assertThat(masked("{\"token\":\"Zk3v9Qx1Lm7Tb5Wc\"}")).contains("[masked:token:");
    }

    @Test
    void findsTheSameAgainInAnotherShape() {
        var fingerprints = new HashSet<String>();
        for (var body : List.of(
                "{\"u\":\"redis://a:p\\u00e4ss-w0rd@b\"}",
                "redis://a:p\u00e4ss-w0rd@b",
                "u=redis%3A%2F%2Fa%3Ap%C3%A4ss-w0rd%40b")) {
            masker.body(bytes(body), null).findings().forEach(finding -> fingerprints.add(finding.fingerprint()));
        }

        assertThat(fingerprints).hasSize(1);
    }

    @Test
    void aMaskedBodyIsNotMaskedAgain() {
        planted().forEach(planted -> {
            var once = masker.body(bytes("before " + planted.text()), "text/plain");
            var twice = masker.body(once.bytes(), "text/plain");

            assertThat(twice.findings()).as(text(once)).isEmpty();
            assertThat(twice.bytes()).isSameAs(once.bytes());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":\"2f6c1d4e8a90b7c35e1f0d2a6b4c8e97d0a1b2c3\"}",
                "token: 2f6c1d4e8a90b7c35e1f0d2a6b4c8e97d0a1b2c3",
                "{\"secret_token\":\"sha256:2f6c1d4e8a90b7c35e1f0d2a6b4c8e972f6c1d4e8a90b7c35e1f0d2a6b4c8e97\"}",
                "{\"token\":\"72d3162e-cc78-11e3-81ab-4c9367dc0958\",\"node_id\":\"MDEwOlJlcG9zaXRvcnkx\"}",
                "{\"password\":\"${{ secrets.DB_PASSWORD }}\",\"api_key\":\"********\",\"secret\":\"$SECRET\"}",
                "{\"name\":\"token\",\"value\":\"2f6c1d4e8a90b7c35e1f0d2a6b4c8e97d0a1b2c3\"}",
                "{\"url\":\"https://github.com/acme/pay@v1\",\"image\":\"https://ghcr.io:443/acme/pay@sha256:2f\"}",
                "{\"next_page_token\":\"Zk3v9Qx1Lm7Tb5Wc\",\"token_type\":\"Zk3v9Qx1Lm7Tb5Wc\"}",
                "{\"message\":\"Ask for the password: it must be long. Reset password = getPassword()\"}",
                "PWD=/home/runner/work pwd: /srv/8",
                "{\"password_url\":\"x\",\"passwordReset\":true,\"password\":null}",
                "Basic authentication, Bearer authentication, task-master-key-rotation-policy-2",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
            })
    void leavesWhatIsNoCredential(String body) {
        assertThat(masked(body)).isEqualTo(body);
    }

    @Test
    void leavesBytesThatAreNoText() {
        var body = "\u0001\0\u00ff password=hunter2hunter2".getBytes(ISO_8859_1);

        assertThat(masker.body(body, "application/octet-stream").bytes()).isSameAs(body);
    }

    @Test
    void masksLinesOfJsonAndWhatIsNotQuiteJson() {
        assertThat(masked("{\"a\":1}\n{\"password\":\"hunter2x\"}\n"))
                .isEqualTo("{\"a\":1}\n{\"password\":\"[masked:password:8-15]\"}\n");
        assertThat(masked("{'password': 'hunter2x', \"cut")).contains("'[masked:password:8-15]'");
        assertThat(masked("{\"password\":\"hunter2x\",\"log\":\"password=abc")).doesNotContain("hunter2x");
    }

    @Test
    void namesOfFieldsThatAreCredentialsStandNowhere() {
        var key = "ghp_" + "a1B2".repeat(9);
        var masked = masker.body(bytes("{\"" + key + "\":{\"password\":\"hunter2x\"}}"), null);

        assertThat(text(masked)).doesNotContain(key).doesNotContain("hunter2x");
        assertThat(masked.findings().toString()).doesNotContain(key).contains("body/(masked)/password");
    }

    @Test
    void theCorpusHasEveryRule() {
        assertThat(planted().map(Credentials.Planted::rule).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        Rules.shipped().all().stream().map(Rule::id).toList());
    }

    private String masked(String body) {
        return text(masker.body(bytes(body), null));
    }

    private static String strings(String json) {
        var found = new StringBuilder();
        JSON.readTree(json).findValuesAsString("body").forEach(found::append);
        return found.toString();
    }

    private static String text(Masked masked) {
        return new String(masked.bytes(), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
