package dev.plimsoll.access;

import java.util.List;
import org.springframework.security.core.userdetails.User;

/** The person behind a session. */
public final class SignedInPerson extends User {

    private static final long serialVersionUID = 1L;

    private final String displayName;

    SignedInPerson(Person person) {
        super(person.username(), person.passwordHash(), List.of(person.role().authority()));
        this.displayName = person.displayName();
    }

    public String displayName() {
        return displayName;
    }
}
