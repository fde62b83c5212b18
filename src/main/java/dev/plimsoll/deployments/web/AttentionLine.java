package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sentence about something that needs a person, with one thing to do: <i>subject</i> before <i>code</i> after.
 *
 * @param code the version it is about, or null
 * @param at since when
 */
record AttentionLine(
        String icon,
        String tone,
        String subject,
        String before,
        @Nullable String code,
        String after,
        String action,
        String href,
        Instant at) {}
