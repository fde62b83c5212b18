package dev.plimsoll.gates.azure;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may be told of decisions about checks of Azure DevOps.
 *
 * @param hosts names of hosts, with a port if it is not 443; {@code *.} at the beginning stands for one part or more
 */
@Validated
@ConfigurationProperties("plimsoll.gates.azure")
record AzureProperties(
        @DefaultValue({"dev.azure.com", "*.visualstudio.com"})
        List<String> hosts) {

    private static final String NAME = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";

    @AssertTrue(message = "hosts are names such as dev.azure.com, *.visualstudio.com or azure.example.org:8443")
    boolean isEachHostReadable() {
        return hosts.stream()
                .allMatch(host -> host.toLowerCase(Locale.ROOT)
                        .matches("(\\*\\.%1$s\\.)?%1$s(\\.%1$s)*(:[0-9]{1,5})?".formatted(NAME)));
    }

    /** Only {@code https}; who a name is that is not on the list is never even asked. */
    boolean allows(URI address) {
        if (!"https".equals(address.getScheme()) || address.getHost() == null || address.getRawUserInfo() != null) {
            return false;
        }
        var port = address.getPort() < 0 ? 443 : address.getPort();
        var name = address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
        return hosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .map(host -> host.contains(":") ? host : host + ":443")
                .anyMatch(host -> host.startsWith("*.") ? name.endsWith(host.substring(1)) : name.equals(host));
    }
}
