package dev.plimsoll.intake.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link AddressRules} and {@link AddressRange}. */
class AddressRulesTests {

    private static final List<String> METADATA = List.of(
            "169.254.169.254",
            "169.254.170.2",
            "168.63.129.16",
            "100.100.100.200",
            "192.0.0.192",
            "fd00:ec2::254",
            "::ffff:169.254.169.254");

    private static final List<String> INSIDE =
            List.of("10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "fc00::1", "fd12:3456::1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.1",
                "0.0.0.0",
                "169.254.1.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:1::"
            })
    void refuseThisMachineItsLinkAndWhatIsNoSingleMachine(String address) throws UnknownHostException {
        assertThat(rules("allow").allows(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void allowWhatIsPublicAndWhatIsInside() throws UnknownHostException {
        for (var address : INSIDE) {
            assertThat(rules("allow").allows(InetAddress.getByName(address)))
                    .as(address)
                    .isTrue();
        }
        for (var address : List.of("8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111")) {
            assertThat(rules("deny").allows(InetAddress.getByName(address)))
                    .as(address)
                    .isTrue();
        }
    }

    @Test
    void refuseWhatIsInsideWhereTheConfigurationSaysSo() throws UnknownHostException {
        for (var address : INSIDE) {
            assertThat(rules("deny").allows(InetAddress.getByName(address)))
                    .as(address)
                    .isFalse();
        }
    }

    @Test
    void allowOnlyTheRangesThatAreNamed() throws UnknownHostException {
        var rules = rules("10.1.0.0/16", "127.0.0.1");

        assertThat(rules.allows(InetAddress.getByName("10.1.255.255"))).isTrue();
        assertThat(rules.allows(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(rules.allows(InetAddress.getByName("10.2.0.0"))).isFalse();
        assertThat(rules.allows(InetAddress.getByName("127.0.0.2"))).isFalse();
        assertThat(rules.allows(InetAddress.getByName("192.168.0.1"))).isFalse();
    }

    @Test
    void neverAllowWhereCredentialsAreGivenOut() throws UnknownHostException {
        for (var address : METADATA) {
            assertThat(rules("allow", "0.0.0.0/0", "::/0").allows(InetAddress.getByName(address)))
                    .as(address)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0", "10", "::/129", "1.2.3.4/-1", ""})
    void areNotMadeOfWhatIsNoRange(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> rules(text));
        assertThat(AddressRules.isReadable(text)).isFalse();
    }

    private static AddressRules rules(String... privateAddresses) {
        var second = Duration.ofSeconds(1);
        return new AddressRules(
                new VersionsProperties(second, second, second, second, 0, List.of(privateAddresses), Map.of()));
    }
}
