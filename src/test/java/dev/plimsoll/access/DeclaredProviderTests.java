package dev.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests for {@link DeclaredProvider}. */
class DeclaredProviderTests {

    private static final Map<Role, List<String>> ROLES =
            Map.of(Role.VIEWER, List.of("crew"), Role.APPROVER, List.of("mates"), Role.ADMIN, List.of("masters"));

    @Test
    void givesNothingToWhoeverIsInNoGroup() {
        assertThat(provider(Map.of(), DeclaredProvider.DefaultRole.NONE).grants(Set.of("dock")))
                .isEmpty();
        assertThat(provider(Map.of(), DeclaredProvider.DefaultRole.VIEWER).grants(Set.of()))
                .containsExactly(Grant.of(Role.VIEWER));
    }

    @Test
    void letsApproveEverywhereWithoutLimits() {
        assertThat(provider(Map.of(), DeclaredProvider.DefaultRole.NONE).grants(Set.of("mates")))
                .containsExactlyInAnyOrder(Grant.of(Role.VIEWER), Grant.of(Role.APPROVER));
    }

    @Test
    void letsApproveNowhereOutsideItsTeams() {
        var provider = provider(Map.of("Payments", List.of("pay")), DeclaredProvider.DefaultRole.NONE);

        assertThat(provider.grants(Set.of("mates"))).containsExactly(Grant.of(Role.VIEWER));
        assertThat(provider.grants(Set.of("mates", "pay")))
                .containsExactlyInAnyOrder(Grant.of(Role.VIEWER), new Grant(Role.APPROVER, "Payments", null));
    }

    @Test
    void neverPrintsTheSecret() {
        assertThat(provider(Map.of(), DeclaredProvider.DefaultRole.NONE))
                .asString()
                .doesNotContain("hidden");
    }

    private static DeclaredProvider provider(Map<String, List<String>> teams, DeclaredProvider.DefaultRole otherwise) {
        return new DeclaredProvider(
                DeclaredProvider.Kind.OIDC,
                "https://harbour.example",
                "plimsoll",
                "hidden",
                null,
                Set.of(),
                "groups",
                ROLES,
                teams,
                Map.of(),
                otherwise);
    }
}
