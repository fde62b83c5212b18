package dev.plimsoll.access.chains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.access.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Tests for {@link BadgeRule}. */
class BadgeRuleTests {

    private static final Authentication NOBODY =
            new AnonymousAuthenticationToken("key", "nobody", List.of(new SimpleGrantedAuthority("ROLE_ANONYMOUS")));

    @Test
    void badgesAreForThoseWhoMayReadUnlessAnInstallationSaysOtherwise() {
        assertThat(isLetIn(properties(Map.of()), NOBODY)).isFalse();
        assertThat(isLetIn(properties(Map.of("plimsoll.badges.public", "false")), NOBODY))
                .isFalse();
        assertThat(isLetIn(properties(Map.of("plimsoll.badges.public", "true")), NOBODY))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleMayReadThem(Role role) {
        var program = UsernamePasswordAuthenticationToken.authenticated("ci", null, role.authorities());

        assertThat(isLetIn(new BadgeProperties(false), program)).isTrue();
    }

    private static BadgeProperties properties(Map<String, String> declared) {
        return new Binder(new MapConfigurationPropertySource(declared))
                .bindOrCreate("plimsoll.badges", BadgeProperties.class);
    }

    private static boolean isLetIn(BadgeProperties properties, Authentication who) {
        var result = new BadgeRule(properties)
                .authorize(() -> who, new RequestAuthorizationContext(new MockHttpServletRequest()));
        return result != null && result.isGranted();
    }
}
