package dev.plimsoll.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.catalog.RepositoryClaim;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which repository an address to clone from names. */
class GitAddressTests {

    private static final Instant NOW = Instant.parse("2026-11-27T22:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/pay.git, github.com, acme/pay",
        "https://someone:token@GitHub.com/acme/pay, github.com, acme/pay",
        "git@github.com:acme/pay.git, github.com, acme/pay",
        "ssh://git@git.acme.example:2222/acme/pay.git/, git.acme.example, acme/pay",
        "https://gitlab.com/acme/back/pay.git, gitlab.com, acme/back/pay",
        "https://acme@dev.azure.com/acme/Shop/_git/pay, dev.azure.com, Shop/pay",
        "https://dev.azure.com/acme/_git/pay, dev.azure.com, pay/pay",
        "https://acme.visualstudio.com/DefaultCollection/Shop/_git/pay, acme.visualstudio.com, Shop/pay",
        "git@ssh.dev.azure.com:v3/acme/Shop/pay, ssh.dev.azure.com, Shop/pay",
        "https://bitbucket.acme.example/scm/shop/pay.git, bitbucket.acme.example, shop/pay",
        "git@somewhere.example:pay.git, somewhere.example, pay"
    })
    void anAddressNamesItsRepository(String address, String host, String name) {
        assertThat(GitAddress.repository(address, NOW)).isEqualTo(new RepositoryClaim(host, null, name, NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "pay", "/srv/git/pay.git", "C:\\git\\pay", "file:///srv/git/pay.git", "https://", "a b://c"})
    void whatIsNoAddressNamesNone(String address) {
        assertThat(GitAddress.repository(address, NOW)).isNull();
    }
}
