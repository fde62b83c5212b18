package dev.plimsoll.notifications;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell, before anybody has said how.
 *
 * @param key the same for everybody whom it is told, and for each attempt
 * @param thread the same for all that belongs together, such as {@code gate-12}
 * @param event such as {@code gate.approved}
 * @param topic what it is about, the same for the whole thread
 * @param headline what happened, without a full stop
 * @param text why, in a sentence of whoever caused it; may be empty
 * @param facts what else is known, in the order in which people read it
 * @param path where more of it is to be seen, from the root of Plimsoll; seeing it changes nothing
 * @param isProduction whether it concerns what people depend on
 * @param isForPeopleAlone whether tools hear nothing of it
 * @param data the same for programs
 */
public record Notice(
        String key,
        String thread,
        String event,
        String topic,
        String headline,
        String text,
        Map<String, String> facts,
        @Nullable String path,
        boolean isProduction,
        boolean isForPeopleAlone,
        Map<String, Object> data,
        Instant at) {

    /** The event of the digest of a week, which goes only to those who wish for it. */
    public static final String DIGEST = "digest.weekly";
}
