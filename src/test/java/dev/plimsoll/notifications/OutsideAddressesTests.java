package dev.plimsoll.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses a receiver may have. */
class OutsideAddressesTests {

    @ParameterizedTest
    @CsvSource({
        "tool.example.org, 192.0.2.7, true",
        "tool.internal, 10.1.2.3, true",
        "tool.example.org, 127.0.0.1, false",
        "localhost, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.1, true",
        "tool.example.org, ::1, false",
        "metadata.example.org, 169.254.169.254, false",
        "metadata.example.org, 100.100.100.200, false",
        "metadata.example.org, fd00:ec2::254, false",
        "tool.example.org, 0.0.0.0, false",
        "tool.example.org, fe80::1, false",
        "tool.example.org, 224.0.0.1, false"
    })
    void aNameLeadsToNoAddressOfThisMachineOrItsLink(String host, String address, boolean isAllowed)
            throws UnknownHostException {
        assertThat(OutsideAddresses.isAllowed(host, InetAddress.getByName(address)))
                .isEqualTo(isAllowed);
    }
}
