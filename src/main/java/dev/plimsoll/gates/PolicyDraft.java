package dev.plimsoll.gates;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy as somebody writes it, by names.
 *
 * @param service null where it is not for one service
 * @param team null where it is not for the services of one team
 */
public record PolicyDraft(
        @Nullable String service,
        @Nullable String team,
        String environment,
        List<Setting> settings,
        @Nullable String reason) {}
