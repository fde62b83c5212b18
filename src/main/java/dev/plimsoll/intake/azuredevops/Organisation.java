package dev.plimsoll.intake.azuredevops;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The organisation that an address of Azure DevOps belongs to: numbers of builds and releases are unique only in it. It
 * goes by an old and by a new address, which mean the same. A server of one's own is its host.
 */
final class Organisation {

    private static final String CLOUD = "dev.azure.com";
    private static final String UNKNOWN = "azure-devops";
    private static final Pattern OLD = Pattern.compile("([\\w-]+)(?:\\.\\w+)?\\.visualstudio\\.com");

    private Organisation() {}

    /** The organisation of the first of these that is an address. */
    static String of(Stream<@Nullable String> addresses) {
        return addresses
                .filter(Objects::nonNull)
                .map(address -> of(String.valueOf(address)))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static String of(String address) {
        try {
            var uri = URI.create(address);
            var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            var old = OLD.matcher(host);
            if (old.matches()) {
                return CLOUD + "/" + old.group(1);
            }
            var path = uri.getPath() == null ? "" : uri.getPath();
            return host.equals(CLOUD) || host.endsWith("." + CLOUD) ? inCloud(path) : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String inCloud(String path) {
        var parts = path.split("/");
        return parts.length > 1 && !parts[1].isEmpty() ? CLOUD + "/" + parts[1].toLowerCase(Locale.ROOT) : CLOUD;
    }
}
