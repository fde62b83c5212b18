package dev.plimsoll.notifications;

import java.time.Instant;

/**
 * A tool that listens.
 *
 * @param channel such as {@code slack}
 * @param shown as much of its address as everybody who administers may see
 * @param wantsDigest whether it gets the digest of each week
 */
public record Receiver(
        long id, String channel, String name, String shown, boolean wantsDigest, String madeBy, Instant madeAt) {

    public boolean takes(Notice notice) {
        return wantsDigest || !notice.event().equals(Notice.DIGEST);
    }
}
