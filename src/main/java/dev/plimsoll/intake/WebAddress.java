package dev.plimsoll.intake;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses that senders send along for people to follow. */
public final class WebAddress {

    private WebAddress() {}

    /** The address itself, or null if it is not a whole one of the web. */
    public static @Nullable String orNull(@Nullable String address) {
        var plain = address == null ? "" : address.toLowerCase(Locale.ROOT);
        return plain.startsWith("https://") || plain.startsWith("http://") ? address : null;
    }

    /** The host that an address names; null if it is none, or no address. */
    public static @Nullable String host(@Nullable String address) {
        try {
            return address == null ? null : URI.create(address).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
