package dev.plimsoll.access;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who else may say who somebody is, and what his or her groups there mean here.
 *
 * @param issuer the https address that identifies the provider; for {@code github} the address of the server
 * @param label what stands on the button; the name in the configuration where it is missing
 * @param scopes what is asked for; empty for what the kind needs
 * @param roleClaim where an ID token names the groups: the name of a claim, or a path with dots
 * @param roles which groups have which role
 * @param teams which groups approve for which team; empty for all teams
 * @param environments which groups approve in which environment; empty for all environments
 * @param defaultRole what whoever is in none of these groups may do: {@code none} or {@code viewer}
 */
public record DeclaredProvider(
        @DefaultValue("oidc") Kind kind,
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @Nullable String label,
        @DefaultValue Set<String> scopes,
        @DefaultValue("groups") String roleClaim,
        @DefaultValue Map<Role, List<String>> roles,
        @DefaultValue Map<String, List<String>> teams,
        @DefaultValue Map<String, List<String>> environments,
        @DefaultValue("none") DefaultRole defaultRole) {

    private static final String GITHUB = "https://github.com";

    /** How it is spoken to. */
    public enum Kind {
        OIDC,
        GITHUB
    }

    /** What people without a group may do. */
    public enum DefaultRole {
        NONE,
        VIEWER
    }

    /** The issuer without a slash at the end; GitHub's own where a GitHub is not named. */
    public String address() {
        var address = issuer.strip();
        if (address.isEmpty() && kind == Kind.GITHUB) {
            return GITHUB;
        }
        return kind == Kind.GITHUB ? address.replaceAll("/+$", "") : address;
    }

    /** What the groups of a person mean here. */
    public Set<Grant> grants(Set<String> groups) {
        var grants = new HashSet<Grant>();
        if (defaultRole == DefaultRole.VIEWER || isIn(groups, Role.VIEWER)) {
            grants.add(Grant.of(Role.VIEWER));
        }
        if (isIn(groups, Role.APPROVER)) {
            for (var team : limits(teams, groups)) {
                for (var environment : limits(environments, groups)) {
                    grants.add(new Grant(Role.APPROVER, team.name(), environment.name()));
                }
            }
            grants.add(Grant.of(Role.VIEWER));
        }
        if (isIn(groups, Role.ADMIN)) {
            grants.add(Grant.of(Role.ADMIN));
        }
        return grants;
    }

    private boolean isIn(Set<String> groups, Role role) {
        return roles.getOrDefault(role, List.of()).stream().anyMatch(groups::contains);
    }

    private static List<Limit> limits(Map<String, List<String>> byName, Set<String> groups) {
        if (byName.isEmpty()) {
            return List.of(new Limit(null));
        }
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(groups::contains))
                .map(entry -> new Limit(entry.getKey()))
                .toList();
    }

    /** @param name null for no limit at all */
    private record Limit(@Nullable String name) {}

    @AssertTrue(message = "issuer is an address that begins with https:// (or http:// on this machine)")
    boolean isIssuerUsable() {
        try {
            var address = new URI(address());
            return "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && isHere(address));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isHere(URI address) {
        return Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(address.getHost()));
    }

    @AssertTrue(
            message = "client-id and client-secret are what the provider gave out when Plimsoll was registered there")
    boolean isRegistered() {
        return !clientId.isBlank() && !clientSecret.isBlank();
    }

    @AssertTrue(message = "roles are viewer, approver and admin: a person is no reporter")
    boolean isEachRoleForPeople() {
        return !roles.containsKey(Role.REPORTER);
    }

    @Override
    public String toString() {
        return "DeclaredProvider[kind=%s, issuer=%s, clientId=%s, clientSecret=***]".formatted(kind, issuer, clientId);
    }
}
