package dev.plimsoll.access.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One person as the settings show him or her.
 *
 * @param source {@code local}, or the provider through which the person first came
 * @param roles the words of all roles, in no order
 */
record PersonLine(
        long id,
        String username,
        String displayName,
        String source,
        List<String> roles,
        Instant createdAt,
        @Nullable Instant disabledAt) {

    public boolean isLocal() {
        return source.equals("local");
    }

    /** The role that includes most of the others, or {@code none}. */
    public String role() {
        return Stream.of("admin", "approver", "viewer")
                .filter(roles::contains)
                .findFirst()
                .orElse("none");
    }
}
