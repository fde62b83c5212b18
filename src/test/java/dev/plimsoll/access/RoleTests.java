package dev.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;

/** Tests for {@link Role}. */
class RoleTests {

    @Test
    void includesReading() {
        assertThat(Role.VIEWER.authorities()).extracting(GrantedAuthority::getAuthority).containsExactly("ROLE_VIEWER");
        assertThat(Role.REPORTER.authorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_VIEWER", "ROLE_REPORTER");
        assertThat(Role.APPROVER.authorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_VIEWER", "ROLE_APPROVER");
    }

    @Test
    void includesEverythingForAnAdministrator() {
        assertThat(Role.ADMIN.authorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_VIEWER", "ROLE_REPORTER", "ROLE_APPROVER", "ROLE_ADMIN");
    }
}
