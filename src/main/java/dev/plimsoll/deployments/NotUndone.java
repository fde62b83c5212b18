package dev.plimsoll.deployments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rollback left as it was.
 *
 * @param what {@code config, infra, flag, secret} or {@code migration}
 * @param number our number of the deployment that changed it; null for a configuration that only differs
 * @param deployment what its sender calls that deployment
 * @param at when it changed
 * @param was the configuration that ran with the restored version, where both are known
 * @param is the configuration that runs with it now
 */
public record NotUndone(
        String what,
        @Nullable Long number,
        @Nullable String deployment,
        @Nullable Instant at,
        @Nullable String was,
        @Nullable String is) {

    static NotUndone config(String was, String is) {
        return new NotUndone("config", null, null, null, was, is);
    }

    /** In words, for a person. */
    public String words() {
        if (was != null) {
            return "configuration %s, where %s ran with this version".formatted(is, was);
        }
        return switch (what) {
            case "migration" -> "a migration of the database";
            case "secret" -> "a new secret";
            case "flag" -> "a flag";
            case "infra" -> "a change of infrastructure";
            default -> "a change of configuration";
        };
    }
}
