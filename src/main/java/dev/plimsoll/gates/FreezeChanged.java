package dev.plimsoll.gates;

import org.jspecify.annotations.Nullable;

/**
 * A freeze was made or called off. Published inside the transaction that wrote it.
 *
 * @param freeze as it is in force, or as it was until now
 * @param reason why, in the words of the person
 * @param person the user name of whoever did it
 */
public record FreezeChanged(
        Freeze freeze, boolean isLifted, @Nullable String reason, String person) {}
