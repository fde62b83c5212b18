package dev.plimsoll.intake.evidence;

import static dev.plimsoll.intake.evidence.Upload.DIGEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Files that somebody made to do harm, or a tool by mistake. */
@PlimsollTest
class HostileFilesTests {

    private static final String DIGITS = "9".repeat(400);

    @Autowired
    private Plimsoll plimsoll;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void entitiesThatGrowAreNotReplaced() {
        var file = new StringBuilder("<!DOCTYPE testsuite [<!ENTITY e0 \"ha\">");
        for (var n = 1; n < 30; n++) {
            file.append(
                    "<!ENTITY e%d \"%s\">".formatted(n, "&e%d;".formatted(n - 1).repeat(10)));
        }
        file.append("]><testsuite name=\"&e29;\"><testcase/></testsuite>");

        var before = System.nanoTime();
        var answer = send(file.toString());

        assertThat(answer).startsWith("400").contains("without a DOCTYPE");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void nothingBeyondTheFileIsRead(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "a secret of the machine");
        var file =
                "<!DOCTYPE testsuite [<!ENTITY out SYSTEM \"%s\">]><testsuite><testcase name=\"a\"/>&out;</testsuite>"
                        .formatted(secret.toUri());

        assertThat(send(file)).startsWith("400").contains("without a DOCTYPE").doesNotContain("a secret of");
    }

    static Stream<String> broken() {
        return Stream.of(
                "<testsuite>&nothing;</testsuite>",
                "<testsuite>" + "<testsuite>".repeat(10_000) + "</testsuite>".repeat(10_000) + "</testsuite>",
                "<testsuite><testcase></testsuite>",
                "<testsuite name=\"\0\"><testcase/></testsuite>",
                "<?xml version=\"1.0\" encoding=\"no-such\"?><testsuite/>",
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?><testsuite/>",
                "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                "{\"results\":{\"summary\":{\"tests\":1}}} trailing",
                "{\"reportFormat\":\"CTRF\",\"results\":{\"summary\":{\"tests\":\"\0\"}}}");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatCannotBeReadIsABadRequest(String file) {
        assertThat(send(file)).startsWith("400");
    }

    static Stream<String> odd() {
        return Stream.of(
                "{\"reportFormat\":\"CTRF\\u0000\",\"results\":{\"tool\":{\"name\":\"a\\u0000b\\ud800\"},\"summary\":"
                        + "{\"tests\":1,\"passed\":-7,\"failed\":%s,\"start\":%s,\"stop\":-%s}}}"
                                .formatted(DIGITS, DIGITS, DIGITS),
                "<testsuite tests=\"%s\" time=\"%s\" timestamp=\"%s\"><testcase time=\"-%s\"/></testsuite>"
                        .formatted(DIGITS, DIGITS, DIGITS, DIGITS),
                "<testsuite timestamp=\"+999999999-12-31T23:59:59\" time=\"NaN\"><testcase time=\"Infinity\"/></testsuite>",
                "{\"version\":\"2.1.0\",\"runs\":[7,null,{\"tool\":[],\"results\":[7,{\"ruleIndex\":%s,\"level\":{}},{\"ruleIndex\":-1,\"suppressions\":7,\"rule\":{\"toolComponent\":{\"index\":5}}}]}]}"
                        .formatted(DIGITS),
                "{\"bomFormat\":\"CycloneDX\",\"components\":7,\"vulnerabilities\":[7,{\"ratings\":{}},{\"ratings\":[{\"severity\":[]}]}],\"metadata\":{\"timestamp\":\"9999-12-31T00:00:00Z\"}}",
                "{\"spdxVersion\":\"SPDX-2.3\",\"packages\":{\"a\":1},\"creationInfo\":[],\"n\":1e%s}"
                        .formatted("9".repeat(8)),
                "{\"@context\":[\"https://spdx.org/rdf/3.0.1/\"],\"@graph\":[7,null,{\"type\":[\"software_Package\"]}]}");
    }

    @ParameterizedTest
    @MethodSource("odd")
    void whatIsOddIsTakenForWhatCanBeReadOfIt(String file) {
        assertThat(send(file)).startsWith("202");
    }

    static Stream<String> statements() {
        return Stream.of(
                "{\"_type\":\"https://in-toto.io/Statement/v1\"}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[7,{\"digest\":{\"sha256\":\"ab\"}}]}",
                "{\"payloadType\":\"x\",\"payload\":\"%%%\"}",
                "{\"payloadType\":\"x\",\"payload\":\"e30=\"}",
                "{\"payloadType\":\"x\",\"payload\":[]}",
                "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\"}",
                "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\",\"messageSignature\":{\"messageDigest\":{\"algorithm\":\"SHA2_256\",\"digest\":\"%%\"}}}",
                Upload.envelope("{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[]}"),
                "{\"version\":\"1.0\",\"runs\":[]}",
                "{\"reportFormat\":\"CTRF\"}");
    }

    @ParameterizedTest
    @MethodSource("statements")
    void whatLacksSomethingIsRefusedWithItsField(String file) {
        assertThat(send(file)).startsWith("422").contains("\"field\":");
    }

    private String send(String file) {
        var answer = new Upload(plimsoll).send("?digest=" + DIGEST, file);
        return answer.statusCode() + " " + answer.body();
    }
}
