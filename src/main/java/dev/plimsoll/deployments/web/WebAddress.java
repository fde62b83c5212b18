package dev.plimsoll.deployments.web;

import org.jspecify.annotations.Nullable;

/** Lets through only what senders may make a link of. */
final class WebAddress {

    private WebAddress() {}

    /** The address if it is one of the web; anything else, such as {@code javascript:}, is null. */
    static @Nullable String orNull(@Nullable String address) {
        return address != null && (address.startsWith("https://") || address.startsWith("http://")) ? address : null;
    }
}
