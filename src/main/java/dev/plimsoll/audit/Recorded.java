package dev.plimsoll.audit;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log, to be read.
 *
 * @param actorId null once the actor was erased, as is the name
 * @param actorSeal what stands in the chain for the actor
 * @param before what was there, by the name of the field; null for what is new
 * @param after what is there now; null for what is gone
 * @param canonical what is hashed, behind the hash of the entry before
 * @param prevHash in hexadecimal, as is the hash
 */
public record Recorded(
        long seq,
        Instant at,
        @Nullable String actorId,
        @Nullable String actorName,
        String actorKind,
        String actorSeal,
        String via,
        @Nullable String address,
        String action,
        String objectType,
        String objectName,
        @Nullable Map<String, @Nullable Object> before,
        @Nullable Map<String, @Nullable Object> after,
        @Nullable String reason,
        String canonical,
        String prevHash,
        String hash) {

    static Recorded of(StoredEntry entry) {
        var said = Said.of(entry.canonical());
        var hex = HexFormat.of();
        return new Recorded(
                entry.seq(),
                entry.at(),
                entry.actorId(),
                entry.actorName(),
                entry.actorKind(),
                entry.actorSeal(),
                entry.via(),
                said.textOrNull("address"),
                entry.action(),
                entry.objectType(),
                entry.objectName(),
                said.fields("before"),
                said.fields("after"),
                said.textOrNull("reason"),
                entry.canonical(),
                hex.formatHex(entry.prevHash()),
                hex.formatHex(entry.hash()));
    }
}
