package dev.plimsoll.intake.versions;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which addresses may be asked. Why these: docs/decisions/0009.
 *
 * <p>Public ones always; those inside an organisation unless the configuration says otherwise; this machine, its link and
 * what is no single machine only where a range of the configuration names them; and those that give out credentials to
 * whoever asks never.
 */
@Component
class AddressRules {

    private static final List<AddressRange> PRIVATE =
            ranges("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");

    /** This machine, its link, groups, what is reserved, and IPv6 ranges in which an IPv4 address is wrapped. */
    private static final List<AddressRange> SPECIAL = ranges(
            "0.0.0.0/8",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "192.0.0.0/24",
            "198.18.0.0/15",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2001::/32",
            "2002::/16",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    /** Where clouds tell a machine its own credentials. */
    private static final List<AddressRange> METADATA = ranges(
            "169.254.169.254", "169.254.170.2", "168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254");

    private final List<AddressRange> allowed;

    AddressRules(VersionsProperties properties) {
        this.allowed = allowed(properties.privateAddresses());
    }

    boolean allows(InetAddress address) {
        if (contains(METADATA, address)) {
            return false;
        }
        return contains(allowed, address) || !(contains(PRIVATE, address) || contains(SPECIAL, address));
    }

    static boolean isReadable(String word) {
        try {
            allowed(List.of(word));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<AddressRange> allowed(List<String> words) {
        var allowed = new ArrayList<AddressRange>();
        for (var word : words) {
            switch (word.strip()) {
                case "allow" -> allowed.addAll(PRIVATE);
                case "deny" -> {}
                default -> allowed.add(AddressRange.of(word));
            }
        }
        return List.copyOf(allowed);
    }

    private static boolean contains(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... ranges) {
        return Stream.of(ranges).map(AddressRange::of).toList();
    }
}
