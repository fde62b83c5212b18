package dev.plimsoll.intake.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What package URLs say. */
class PurlTests {

    private static final String DIGEST = "sha256:" + "0".repeat(64);
    private static final String SHA = "a".repeat(40);

    @Test
    void anImageHasADigestAndAPlace() {
        var purl = Purl.of("pkg:oci/pay@sha256%3A" + "0".repeat(64) + "?repository_url=ghcr.io/acme&tag=1.2%2B3")
                .orElseThrow();

        assertThat(purl.digest()).isEqualTo(DIGEST);
        assertThat(purl.sha()).isNull();
        assertThat(purl.label()).isEqualTo("1.2+3");
        assertThat(purl.image()).isEqualTo("ghcr.io/acme/pay");
        assertThat(purl.repository()).isNull();
    }

    @Test
    void theNameOfAnImageIsNotSaidTwice() {
        assertThat(Purl.of("pkg:oci/pay?repository_url=ghcr.io/acme/pay")
                        .orElseThrow()
                        .image())
                .isEqualTo("ghcr.io/acme/pay");
        assertThat(Purl.of("pkg:docker/acme/pay@1.2").orElseThrow().image()).isEqualTo("acme/pay");
    }

    @Test
    void aForgeHasARepositoryAndACommit() {
        var purl = Purl.of("PKG:GitHub/acme/pay@" + SHA + "#docs").orElseThrow();

        assertThat(purl.sha()).isEqualTo(SHA);
        assertThat(purl.label()).isNull();
        assertThat(purl.repository()).isEqualTo("https://github.com/acme/pay");
        assertThat(purl.image()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pkg:github/acme/pay@1234567       | 1234567 |
            pkg:github/acme/pay@v1.2          |         | v1.2
            pkg:golang/acme.example/pay@234fd47e07d1004f0aed9c | | 234fd47e07d1004f0aed9c
            pkg:npm/%40acme/pay@20261120      |         | 20261120
            pkg:oci/pay                       |         |
            """)
    void whatIsNoCommitIsALabel(String text, String sha, String label) {
        var purl = Purl.of(text).orElseThrow();

        assertThat(purl.sha()).isEqualTo(sha);
        assertThat(purl.label()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pay", "pkg:", "pkg:oci", "pkg:/", "ghcr.io/acme/pay:1.2"})
    void anythingElseIsNone(String text) {
        assertThat(Purl.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Euro%20%E2%82%AC | Euro €
            a+b              | a+b
            100%             | 100%
            %zz%4            | %zz%4
            %41%             | A%
            """)
    void percentEncodingIsTakenOffAndABrokenOneLeft(String encoded, String decoded) {
        assertThat(Percent.decoded(encoded)).isEqualTo(decoded);
    }
}
