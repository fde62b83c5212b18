package dev.plimsoll.access;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * When somebody last proved who he or she is, for what a session alone must not do: with a password here, or by signing in
 * at the provider.
 */
@Component
public class Reauthentication {

    private static final String SIGNED_IN_AT = Reauthentication.class.getName() + ".signedInAt";
    private static final String AGAIN = Reauthentication.class.getName() + ".again";

    private final PersonRepository people;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Reauthentication(PersonRepository people, PasswordEncoder passwords, Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Whether somebody proves it with a password of this installation, and not at a provider. */
    public boolean isByPassword(String username) {
        return people.findByUsername(username).filter(Person::isLocal).isPresent();
    }

    /**
     * Now, if the password is right; for whoever comes from a provider, when he or she signed in there.
     *
     * @return nothing if the password is wrong or nobody knows when it was
     */
    public Optional<Instant> provenAt(SignedInPerson person, @Nullable String password, HttpSession session) {
        if (isByPassword(person.getUsername())) {
            return people.findByUsername(person.getUsername())
                    .filter(known -> password != null && passwords.matches(password, known.passwordHash()))
                    .map(known -> clock.instant());
        }
        var token = person.getIdToken();
        if (token != null && token.getAuthenticatedAt() != null) {
            return Optional.of(token.getAuthenticatedAt());
        }
        return session.getAttribute(SIGNED_IN_AT) instanceof Instant at ? Optional.of(at) : Optional.empty();
    }

    /** Remembers that somebody has just signed in. */
    public void signedIn(HttpSession session) {
        session.setAttribute(SIGNED_IN_AT, clock.instant());
        session.removeAttribute(AGAIN);
    }

    /** The next sign-in at a provider in this session asks for the password there, even of whoever is signed in there. */
    public void askAgain(HttpSession session) {
        session.setAttribute(AGAIN, true);
    }

    public static boolean isAskedAgain(@Nullable HttpSession session) {
        return session != null && session.getAttribute(AGAIN) != null;
    }
}
