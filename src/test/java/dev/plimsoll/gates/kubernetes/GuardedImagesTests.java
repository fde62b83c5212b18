package dev.plimsoll.gates.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.gates.kubernetes.KubernetesProperties.Guard;
import dev.plimsoll.gates.kubernetes.KubernetesProperties.Others;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link KubernetesProperties} and {@link Image}: which images need an approval. */
class GuardedImagesTests {

    @ParameterizedTest
    @CsvSource({
        "ghcr.io/acme,           ghcr.io/acme/pay:1.4,                    true",
        "ghcr.io/acme/,          ghcr.io/acme/shop/pay,                   true",
        "ghcr.io/acme,           GHCR.io/acme/pay,                        true",
        "ghcr.io/acme,           ghcr.io:443/acme/pay,                    true",
        "ghcr.io/acme,           ghcr.io/acme-tools/pay,                  false",
        "ghcr.io/acme,           docker.io/ghcr.io/acme/pay,              false",
        "ghcr.io,                ghcr.io/other/pay,                       true",
        "registry.local:5000,    registry.local:5000/pay:7,               true",
        "registry.local:5000,    registry.local/pay,                      false",
        "acme,                   acme/pay,                                true",
        "acme,                   index.docker.io/acme/pay,                true",
        "docker.io/acme,         acme/pay:1,                              true",
        "library/nginx,          nginx:1.27,                              true",
        "docker.io,              nginx,                                   true",
        "localhost/pay,          localhost/pay,                           true",
    })
    void areThoseBelowABeginningHoweverItIsWritten(String beginning, String image, boolean isGuarded) {
        assertThat(only(beginning).guards(Image.of(image))).isEqualTo(isGuarded);
    }

    @Test
    void areAllWhereNoneIsNamed() {
        assertThat(new KubernetesProperties(Guard.ENFORCED, List.of(), Others.ALLOW).guards(Image.of("nginx")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ghcr.io/acme, true",
        "registry.local:5000/, true",
        "https://ghcr.io/acme, false",
        "ghcr.io/acme@sha256:1, false",
        "'', false",
        "' ', false",
        "ghcr.io/*, false"
    })
    void areNamedByBeginningsThatCanBeRead(String beginning, boolean isReadable) {
        assertThat(only(beginning).isEachImageReadable()).isEqualTo(isReadable);
    }

    private static KubernetesProperties only(String beginning) {
        return new KubernetesProperties(Guard.ENFORCED, List.of(beginning), Others.DENY);
    }
}
