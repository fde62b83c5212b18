package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One link of the chain from the change to what runs.
 *
 * @param isGap whether nothing proves this step: drawn as a gap, never as passed
 * @param at when, or null if that was not reported
 * @param source who says so, or null
 * @param href where it can be seen, or null
 */
record ChainLink(
        String name,
        boolean isGap,
        String icon,
        String tone,
        String words,
        @Nullable Instant at,
        @Nullable String source,
        @Nullable String href) {

    static ChainLink gap(String name, String words) {
        return new ChainLink(name, true, "said", "", words, null, null, null);
    }

    static ChainLink proven(
            String name, String words, @Nullable Instant at, @Nullable String source, @Nullable String url) {
        return new ChainLink(name, false, "ok", "ok", words, at, source, WebAddress.orNull(url));
    }

    /** With the mark of a state; one that is still open proves nothing yet. */
    ChainLink as(StateMark mark) {
        return new ChainLink(name, isGap || mark.isOpen(), mark.icon(), mark.tone(), words, at, source, href);
    }
}
