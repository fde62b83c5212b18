package dev.plimsoll.intake.versions;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves a name once and gives out only what may be asked: the connection is made to what was checked. */
class CheckedAddresses implements DnsResolver {

    private final DnsResolver resolver;
    private final AddressRules rules;

    CheckedAddresses(DnsResolver resolver, AddressRules rules) {
        this.resolver = resolver;
        this.rules = rules;
    }

    /**
     * @throws AddressRefused if none of the addresses may be asked
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var all = resolver.resolve(host);
        var allowed = Stream.of(all).filter(rules::allows).toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new AddressRefused(all.length == 0 ? host : all[0].getHostAddress());
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return host;
    }
}
