package dev.plimsoll.audit;

import dev.plimsoll.Csv;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Entries of the audit log as a table for spreadsheets; what was before and after is JSON in one field. */
public final class AuditTable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> COLUMNS = List.of(
            "seq",
            "at",
            "actor",
            "actor_name",
            "actor_kind",
            "via",
            "address",
            "action",
            "object_type",
            "object",
            "before",
            "after",
            "reason",
            "prev_hash",
            "hash");

    private AuditTable() {}

    /** @param next the address of the next page, with all that was asked; null on the last */
    public static ResponseEntity<byte[]> answer(AuditPage page, @Nullable String next) {
        var rows = page.entries().stream().<List<?>>map(AuditTable::row).toList();
        var table = new Csv("audit", COLUMNS, rows, null).answer();
        var answer = ResponseEntity.ok().headers(table.getHeaders());
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next));
        }
        return answer.body(table.getBody());
    }

    private static List<?> row(Recorded entry) {
        return Arrays.asList(
                entry.seq(),
                entry.at(),
                entry.actorId(),
                entry.actorName(),
                entry.actorKind(),
                entry.via(),
                entry.address(),
                entry.action(),
                entry.objectType(),
                entry.objectName(),
                json(entry.before()),
                json(entry.after()),
                entry.reason(),
                entry.prevHash(),
                entry.hash());
    }

    private static @Nullable String json(@Nullable Map<String, ?> fields) {
        return fields == null ? null : JSON.writeValueAsString(fields);
    }
}
