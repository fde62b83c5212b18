package dev.plimsoll.intake.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTests {

    private static final String DIGEST = "sha256:" + "0b".repeat(32);

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    shop                                  , shop                        , -
                    shop:1.4.0                            , shop                        , 1.4.0
                    registry.example.org:5000/acme/shop   , registry.example.org:5000/acme/shop, -
                    registry.example.org:5000/acme/shop:v2, registry.example.org:5000/acme/shop, v2
                    """)
    void anImageHasANameAndMaybeATag(String reference, String name, String tag) {
        assertThat(image(reference)).isEqualTo(new Image(name, tag, null));
        assertThat(image(reference + "@" + DIGEST)).isEqualTo(new Image(name, tag, DIGEST));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    9f2c4e6                                 , 9f2c4e6
                    9f2c4e6b1d7a8035c9e14f6db2a7083e5c41d9aa, 9f2c4e6b1d7a8035c9e14f6db2a7083e5c41d9aa
                    sha-9f2c4e6                             , 9f2c4e6
                    main-9f2c4e6                            , 9f2c4e6
                    1.4.0-3-g9f2c4e6                        , 9f2c4e6
                    1.4.0                                   , 1.4.0
                    20261120                                , 20261120
                    release-20261120                        , release-20261120
                    feedface-bad                            , -
                    v2                                      , -
                    latest                                  , -
                    """)
    void aTagNamesACommitOrAVersionOrNothing(String tag, String sha) {
        assertThat(Brought.of(null, image("acme/shop:" + tag)).sha()).isEqualTo(sha);
    }

    @Test
    void whatIsMarkedComesFirstAndADigestNeedsNoVersion() {
        var image = image("acme/shop:1.4.0@" + DIGEST);

        assertThat(Brought.of("9b1d03c5", image)).isEqualTo(new Brought("9b1d03c5", DIGEST, "1.4.0"));
        assertThat(Brought.of(null, image)).isEqualTo(new Brought(null, DIGEST, "1.4.0"));
        assertThat(Brought.of("no commit", null)).isEqualTo(Brought.NOTHING);
    }

    @Test
    void amongManyTheOneIsTakenThatIsCalledSoOrTaggedSo() {
        var many = List.of("acme/shop:1.4.0", "acme/shop:1.3.0", "envoy:1.9.0");

        assertThat(Image.among(List.of("envoy:1.9.0"), List.of("shop"), Set.of()))
                .hasToString("envoy:1.9.0");
        assertThat(Image.among(many, List.of("envoy", "shop"), Set.of())).hasToString("envoy:1.9.0");
        assertThat(Image.among(many, List.of("shop"), Set.of())).isNull();
        assertThat(Image.among(many, List.of("shop"), Set.of("1.4.0"))).hasToString("acme/shop:1.4.0");
        assertThat(Image.among(many, List.of("other"), Set.of())).isNull();
    }

    private static Image image(String reference) {
        return Objects.requireNonNull(Image.of(reference));
    }
}
