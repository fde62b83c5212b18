package dev.plimsoll.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a change of roles is written down. */
final class Roles {

    private Roles() {}

    static Map<String, String> named(Optional<Role> role) {
        return Map.of("role", role.map(Role::word).orElse("none"));
    }

    static Map<String, List<String>> named(Collection<Grant> all) {
        return Map.of("roles", all.stream().map(Grant::text).sorted().toList());
    }
}
