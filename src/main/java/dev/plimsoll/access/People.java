package dev.plimsoll.access;

import java.time.Clock;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who may sign in. */
@Component
public class People implements UserDetailsService {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");

    private final PersonRepository people;
    private final PasswordEncoder passwords;
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile boolean somebodyWasSeen;

    People(PersonRepository people, PasswordEncoder passwords, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String username) {
        return people.findByUsername(normal(username))
                .map(SignedInPerson::new)
                .orElseThrow(() -> new UsernameNotFoundException("Nobody is called that"));
    }

    /** Whether nobody can sign in yet. Costs a query only until the first person is there. */
    public boolean isEmpty() {
        somebodyWasSeen = somebodyWasSeen || people.count() > 0;
        return !somebodyWasSeen;
    }

    /**
     * Makes the first administrator.
     *
     * @throws InvalidPerson if the name or the password cannot be taken
     * @throws AdministratorExists if somebody was faster
     */
    @Transactional
    public void createFirstAdministrator(String username, String password) {
        check(username, password);
        // Two at once wait here for each other: exactly one finds the table empty.
        jdbc.sql("lock table access.person in share row exclusive mode").update();
        if (people.count() > 0) {
            throw new AdministratorExists();
        }
        var name = normal(username);
        people.save(new Person(name, name, passwords.encode(password), Role.ADMIN, clock.instant()));
    }

    /** Sees to it that the configured administrator exists and has the configured password. */
    @Transactional
    void configureAdministrator(String username, String password) {
        check(username, password);
        var known = people.findByUsername(normal(username));
        if (known.isEmpty()) {
            var name = normal(username);
            people.save(new Person(name, name, passwords.encode(password), Role.ADMIN, clock.instant()));
        } else if (!passwords.matches(password, known.get().passwordHash())) {
            known.get().changePassword(passwords.encode(password));
        }
    }

    private static void check(String username, String password) {
        if (!USERNAME.matcher(normal(username)).matches()) {
            throw new InvalidPerson(
                    "username", "Use letters, digits and . _ @ + -, at most 100, beginning with a letter or digit.");
        }
        Passwords.check(username, password);
    }

    private static String normal(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }
}
