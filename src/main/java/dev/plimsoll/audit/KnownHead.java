package dev.plimsoll.audit;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A head that the chain had once, kept somewhere: the chain may have grown beyond it, and never lost or changed it.
 *
 * @param seq the number of the entry, from 1
 * @param hash 64 hexadecimal digits
 * @param from who says so, such as {@code the last check}
 */
public record KnownHead(long seq, String hash, String from) {

    public KnownHead {
        if (!isOne(seq, hash)) {
            throw new IllegalArgumentException("A head is a number from 1 and 64 hexadecimal digits");
        }
        hash = hash.strip().toLowerCase(Locale.ROOT);
    }

    public static boolean isOne(long seq, String hash) {
        return seq >= 1 && hash.strip().matches("[0-9a-fA-F]{64}");
    }

    /** The first of these heads that an entry contradicts. */
    static Optional<KnownHead> contradicted(List<KnownHead> heads, long seq, byte[] hash) {
        return heads.stream()
                .filter(head -> head.seq == seq && !Arrays.equals(HexFormat.of().parseHex(head.hash), hash))
                .findFirst();
    }
}
