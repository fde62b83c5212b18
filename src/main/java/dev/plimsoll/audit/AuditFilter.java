package dev.plimsoll.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; what is null narrows nothing.
 *
 * @param actor the id or the name of who acted
 * @param action such as {@code service.renamed}
 * @param object the name of what it was done to
 * @param via one of {@link #CHANNELS}
 * @param from the first instant
 * @param to the first instant after the window
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String object,
        @Nullable String via,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Through what something is done. */
    public static final List<String> CHANNELS = List.of("page", "api", "provider", "system");

    /** The conditions on an entry, after others. */
    String conditions() {
        return (action == null ? "" : " and e.action = :action")
                + (object == null ? "" : " and e.object_name = :object")
                + (via == null ? "" : " and e.via = :via")
                + (from == null ? "" : " and e.at >= :from")
                + (to == null ? "" : " and e.at < :to");
    }
}
