package dev.plimsoll.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.access.Role;
import dev.plimsoll.access.SignedInPerson;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tests for {@link CurrentActor}. */
class CurrentActorTests {

    private static final List<SimpleGrantedAuthority> ROLES = List.of(new SimpleGrantedAuthority("ROLE_ADMIN"));

    private final CurrentActor current = new CurrentActor();

    @AfterEach
    void forget() {
        RequestContextHolder.resetRequestAttributes();
        SecurityContextHolder.clearContext();
    }

    @Test
    void isThePersonWhoSignedInByTheNameThatPeopleUse() {
        request("/settings/teams");
        var person = new SignedInPerson("maya", "Maya Lind", "", Role.ADMIN);
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, ROLES));

        assertThat(current.get()).isEqualTo(new Actor("maya", "Maya Lind", "person", "page", "192.0.2.7"));
    }

    @Test
    void isTheProgramWithTheToken() {
        request("/api/v1/anything");
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated("ci", null, ROLES));

        assertThat(current.get()).isEqualTo(new Actor("ci", "ci", "program", "api", "192.0.2.7"));
    }

    @Test
    void isNobodyWhereNobodyHasSignedIn() {
        request("/webhooks/github");
        assertThat(current.get()).isEqualTo(new Actor("nobody", "Nobody", "nobody", "provider", "192.0.2.7"));

        SecurityContextHolder.getContext()
                .setAuthentication(new AnonymousAuthenticationToken("key", "anonymous", ROLES));
        assertThat(current.get().kind()).isEqualTo("nobody");
    }

    @Test
    void isPlimsollItselfWhereNobodyAsked() {
        assertThat(current.get()).isEqualTo(Actor.SYSTEM);
    }

    private static void request(String path) {
        var request = new MockHttpServletRequest("POST", path);
        request.setRemoteAddr("192.0.2.7");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }
}
