package dev.plimsoll.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it lies in the database, with what is known of its actor.
 *
 * @param actorId null once the actor was erased, as are name and salt
 */
record StoredEntry(
        long seq,
        Instant at,
        String actorKind,
        String actorSeal,
        String via,
        String action,
        String objectType,
        String objectName,
        String canonical,
        byte[] prevHash,
        byte[] hash,
        @Nullable String actorId,
        @Nullable String actorName,
        @Nullable String actorSalt) {

    static final String COLUMNS = """
            select e.seq, e.at, e.actor_kind, e.actor_seal, e.via, e.action, e.object_type, e.object_name, e.canonical,
                   e.prev_hash, e.hash, a.id as actor_id, a.name as actor_name, a.salt as actor_salt
            """;

    static final String SELECT = COLUMNS + """
              from audit.entry e
              left join audit.actor a on a.seal = e.actor_seal
            """;

    static StoredEntry of(ResultSet row, int n) throws SQLException {
        return new StoredEntry(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor_kind"),
                row.getString("actor_seal"),
                row.getString("via"),
                row.getString("action"),
                row.getString("object_type"),
                row.getString("object_name"),
                row.getString("canonical"),
                row.getBytes("prev_hash"),
                row.getBytes("hash"),
                row.getString("actor_id"),
                row.getString("actor_name"),
                row.getString("actor_salt"));
    }
}
