package dev.plimsoll.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, for the audit log. It never holds a secret: what stands in the log stays there.
 *
 * @param action such as {@code service.renamed}: the kind of thing, a dot, and what happened to it
 * @param objectType what kind of thing it was done to, such as {@code service}
 * @param objectName the name of that thing by which people know it; cut after 200 characters
 * @param before what was there, by the name of the field; null for what is new
 * @param after what is there now; null for what is gone
 * @param reason why, in the words of whoever did it
 */
public record Act(
        String action,
        String objectType,
        String objectName,
        @Nullable Map<String, ?> before,
        @Nullable Map<String, ?> after,
        @Nullable String reason) {

    /** Something that has no fields to compare, and for which nobody was asked why. */
    public static Act of(String action, String objectType, String objectName) {
        return new Act(action, objectType, objectName, null, null, null);
    }

    /** A change of the fields that are named in both. */
    public static Act change(
            String action, String objectType, String objectName, Map<String, ?> before, Map<String, ?> after) {
        return new Act(action, objectType, objectName, before, after, null);
    }
}
