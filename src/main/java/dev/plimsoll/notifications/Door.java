package dev.plimsoll.notifications;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a tool is told.
 *
 * @param shown as much of the address as everybody who administers may see
 * @param secret what messages are signed with, if anything
 */
public record Door(URI address, String shown, @Nullable String secret) {}
