package dev.plimsoll.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entries, newest first.
 *
 * @param next the number before which the next page begins; null on the last
 */
public record AuditPage(List<Recorded> entries, @Nullable Long next) {

    /** @param found one more than fit on a page where there is another page */
    static AuditPage of(List<Recorded> found, int size) {
        var shown = found.subList(0, Math.min(size, found.size()));
        return new AuditPage(shown, found.size() > size ? shown.get(size - 1).seq() : null);
    }
}
