package dev.plimsoll.notifications;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves a name once and gives out only addresses that a receiver can have: none of this machine, unless its name says
 * that it is meant, none where clouds give out credentials, and none of the link or of groups.
 */
class OutsideAddresses implements DnsResolver {

    /** Beside those of the link, where clouds tell a machine its own credentials. */
    private static final Set<String> METADATA =
            Set.of("168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var allowed = Stream.of(SystemDefaultDnsResolver.INSTANCE.resolve(host))
                .filter(address -> isAllowed(host, address))
                .toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new UnknownHostException("%s has no address that a receiver may have".formatted(host));
        }
        return allowed;
    }

    static boolean isAllowed(String host, InetAddress address) {
        if (address.isLoopbackAddress()) {
            return Loopback.isMeantBy(host);
        }
        return !METADATA.contains(address.getHostAddress())
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isMulticastAddress();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
