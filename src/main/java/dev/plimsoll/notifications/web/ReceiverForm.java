package dev.plimsoll.notifications.web;

import dev.plimsoll.notifications.ReceiverRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A receiver as somebody typed it. */
record ReceiverForm(
        @Nullable String channel,
        @Nullable String name,
        @Nullable String url) {

    private static final int LONGEST = 1000;

    public boolean isFor(String other) {
        return other.equals(channel);
    }

    String typedName() {
        return Objects.requireNonNullElse(name, "");
    }

    /**
     * The address, with a scheme and a host.
     *
     * @throws ReceiverRefused if it is none
     */
    URI address() {
        var typed = Objects.requireNonNullElse(url, "").strip();
        if (typed.length() > LONGEST) {
            throw new ReceiverRefused("An address has at most 1000 characters");
        }
        try {
            var address = new URI(typed);
            if (address.getScheme() == null
                    || address.getHost() == null
                    || address.getRawUserInfo() != null
                    || address.getRawFragment() != null) {
                throw new ReceiverRefused("Write the whole address, from https:// on, without a user and without #");
            }
            return address;
        } catch (URISyntaxException e) {
            throw new ReceiverRefused("Write the whole address, from https:// on, without blanks");
        }
    }
}
