package dev.plimsoll.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An entry as programs get it.
 *
 * @param before an object with any fields; null for what is new
 * @param after an object with any fields; null for what is gone
 * @param canonical the sealed text: the hash is the SHA-256 of the bytes of {@code prev_hash} and of this text in UTF-8
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AuditItem(
        long seq,
        Instant at,
        Who actor,
        String via,
        @Nullable String address,
        String action,
        What object,
        @Nullable Object before,
        @Nullable Object after,
        @Nullable String reason,
        String canonical,
        String prevHash,
        String hash) {

    public static AuditItem of(Recorded entry) {
        return new AuditItem(
                entry.seq(),
                entry.at(),
                new Who(entry.actorId(), entry.actorName(), entry.actorKind(), entry.actorSeal()),
                entry.via(),
                entry.address(),
                entry.action(),
                new What(entry.objectType(), entry.objectName()),
                entry.before(),
                entry.after(),
                entry.reason(),
                entry.canonical(),
                entry.prevHash(),
                entry.hash());
    }

    /** @param id null once this one was erased, as is the name */
    public record Who(@Nullable String id, @Nullable String name, String kind, String seal) {}

    /** What it was done to. */
    public record What(String type, String name) {}
}
