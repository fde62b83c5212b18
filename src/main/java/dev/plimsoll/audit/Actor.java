package dev.plimsoll.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who did something, and through what.
 *
 * @param id what tells this one from others, such as a user name
 * @param name what people call this one
 * @param kind {@code person, program, system}, or {@code nobody} for somebody who has not signed in
 * @param via {@code page, api, provider} or {@code system}
 * @param address from where, as far as the request says; null where there was no request
 */
public record Actor(
        String id,
        String name,
        String kind,
        String via,
        @Nullable String address) {

    /** Plimsoll itself: at its start, by its configuration, or by the clock. */
    public static final Actor SYSTEM = new Actor("plimsoll", "Plimsoll", "system", "system", null);
}
