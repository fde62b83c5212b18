package dev.plimsoll.access.web;

import dev.plimsoll.access.LocalRole;
import dev.plimsoll.access.Role;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A role and its limits as they were chosen; a word that is none of ours is no role. */
record RoleForm(
        @Nullable String role,
        @Nullable List<String> teams,
        @Nullable List<String> environments) {

    LocalRole chosen() {
        return new LocalRole(
                known(role),
                Objects.requireNonNullElse(teams, List.of()),
                Objects.requireNonNullElse(environments, List.of()));
    }

    private static @Nullable Role known(@Nullable String word) {
        return switch (Objects.requireNonNullElse(word, "")) {
            case "viewer" -> Role.VIEWER;
            case "approver" -> Role.APPROVER;
            case "admin" -> Role.ADMIN;
            default -> null;
        };
    }
}
