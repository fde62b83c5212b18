package dev.plimsoll.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator lets somebody do.
 *
 * @param role null for nothing, so that only what a provider says counts
 * @param teams for an approver, the names of the teams; empty for all
 * @param environments for an approver, the names of the environments; empty for all
 */
public record LocalRole(@Nullable Role role, List<String> teams, List<String> environments) {

    private static final int LONGEST_NAME = 255;

    /** Without blanks and repetitions. */
    public LocalRole {
        teams = named(teams);
        environments = named(environments);
    }

    Set<Grant> grants() {
        if (role == null) {
            return Set.of();
        }
        if (role != Role.APPROVER) {
            return Set.of(Grant.of(role));
        }
        return orAll(teams).stream()
                .flatMap(team -> orAll(environments).stream()
                        .map(environment -> new Grant(Role.APPROVER, team.orElse(null), environment.orElse(null))))
                .collect(Collectors.toSet());
    }

    private static List<Optional<String>> orAll(List<String> names) {
        return names.isEmpty()
                ? List.of(Optional.empty())
                : names.stream().map(Optional::of).toList();
    }

    private static List<String> named(List<String> typed) {
        return typed.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME && name.indexOf('\0') < 0)
                .distinct()
                .limit(50)
                .toList();
    }
}
