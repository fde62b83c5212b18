package dev.plimsoll.access;

import dev.plimsoll.audit.Named;
import org.springframework.security.core.userdetails.User;

/** The principal of a page: somebody who has signed in. The password hash is forgotten once it has been checked. */
public final class SignedInPerson extends User implements Named {

    private static final long serialVersionUID = 1L;

    private final String displayName;
    private final Role role;

    public SignedInPerson(String username, String displayName, String passwordHash, Role role) {
        super(username, passwordHash, role.authorities());
        this.displayName = displayName;
        this.role = role;
    }

    @Override
    public String displayName() {
        return displayName;
    }

    public Role role() {
        return role;
    }
}
