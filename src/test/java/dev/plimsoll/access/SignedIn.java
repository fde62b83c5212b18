package dev.plimsoll.access;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Requests of people who have signed in, for the tests of pages. A change needs {@code csrf()} besides. */
public final class SignedIn {

    /** For a whole product: {@code plimsoll.access.admin.password}; the user is called admin. */
    public static final String PASSWORD = "a ship has a line on its side";

    private SignedIn() {}

    public static RequestPostProcessor admin() {
        return as("ada", Role.ADMIN);
    }

    public static RequestPostProcessor approver() {
        return as("grace", Role.APPROVER);
    }

    /** Of a team that owns nothing: {@link Backstage#ensureApprovers} makes it so. */
    public static RequestPostProcessor approverOfAnotherTeam() {
        return as("hedy", Role.APPROVER);
    }

    public static RequestPostProcessor viewer() {
        return as("alan", Role.VIEWER);
    }

    private static RequestPostProcessor as(String username, Role role) {
        return user(new SignedInPerson(username, username, "", role));
    }
}
