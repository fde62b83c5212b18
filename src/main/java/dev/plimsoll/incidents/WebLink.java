package dev.plimsoll.incidents;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses that senders gave: only those are followed that lead to a page, and not to a script. */
public final class WebLink {

    private static final Pattern OURS = Pattern.compile("/[^/\\\\].*|#.*");
    private static final Pattern OUTSIDE = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

    private WebLink() {}

    /** The address, or null if it must not become a link. */
    public static @Nullable String of(@Nullable String address) {
        return address != null
                        && (OURS.matcher(address).matches()
                                || OUTSIDE.matcher(address).matches())
                ? address
                : null;
    }
}
