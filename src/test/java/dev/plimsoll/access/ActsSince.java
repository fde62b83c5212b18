package dev.plimsoll.access;

import dev.plimsoll.audit.AuditFilter;
import dev.plimsoll.audit.AuditLog;
import dev.plimsoll.audit.Recorded;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** At most 50 acts that were recorded since this was made, in the order in which they happened. */
class ActsSince {

    private final AuditLog log;
    private final long before;

    ActsSince(AuditLog log, JdbcClient jdbc) {
        this.log = log;
        this.before = jdbc.sql("select coalesce(max(seq), 0) from audit.entry")
                .query(Long.class)
                .single();
    }

    List<Recorded> all() {
        return log.page(new AuditFilter(null, null, null, null, null, null), null, 50).entries().stream()
                .filter(entry -> entry.seq() > before)
                .sorted(Comparator.comparingLong(Recorded::seq))
                .toList();
    }

    /** Such as {@code role.changed sam}. */
    List<String> names() {
        return all().stream()
                .map(entry -> entry.action() + " " + entry.objectName())
                .toList();
    }

    /** Such as {@code role.changed sam {roles=[viewer]} {roles=[admin]}}. */
    List<String> lines() {
        return all().stream()
                .map(entry ->
                        "%s %s %s %s".formatted(entry.action(), entry.objectName(), entry.before(), entry.after()))
                .toList();
    }
}
