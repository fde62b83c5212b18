package dev.plimsoll.access;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** People who sign in with a password of this installation. Hashing is done outside transactions. */
@Component
public class LocalAccounts {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 24;

    private final PersonRepository people;
    private final Grants grants;
    private final Sessions sessions;
    private final PasswordEncoder passwords;
    private final TransactionOperations transaction;
    private final Acts acts;
    private final Clock clock;

    LocalAccounts(
            PersonRepository people,
            Grants grants,
            Sessions sessions,
            PasswordEncoder passwords,
            TransactionOperations transaction,
            Acts acts,
            Clock clock) {
        this.people = people;
        this.grants = grants;
        this.sessions = sessions;
        this.passwords = passwords;
        this.transaction = transaction;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * Makes somebody with a random password.
     *
     * @return the password, which nobody can read again
     * @throws PersonRefusal if the name cannot be used or is taken
     */
    public String add(String username, String displayName, LocalRole role) {
        var password = randomPassword();
        var wanted = new NewPerson(username, displayName, password);
        wanted.mistakes().values().stream().findFirst().ifPresent(LocalAccounts::refuse);
        var hash = passwords.encode(password);
        transaction.executeWithoutResult(status -> {
            people.keepOthersFromWriting();
            if (people.findByUsername(Usernames.normalised(username)).isPresent()) {
                throw new PersonRefusal("Somebody has this user name already");
            }
            var made = people.save(new Person(
                    Usernames.normalised(username), wanted.shownName(), hash, Grants.LOCAL, clock.instant()));
            grants.replace(made.id(), Grants.LOCAL, role.grants());
            acts.record("person.made", "person", made.username(), null, Roles.named(role.grants()));
        });
        return password;
    }

    /**
     * Puts a random password in the place of the old one, and ends what was begun with that.
     *
     * @throws PersonRefusal if the person signs in through a provider
     */
    public String resetPassword(long id) {
        var password = randomPassword();
        var hash = passwords.encode(password);
        transaction.executeWithoutResult(status -> {
            var person = people.findById(id).orElseThrow(() -> new PersonNotFound(id));
            if (!person.isLocal()) {
                throw new PersonRefusal("Whoever signs in through a provider has no password here");
            }
            person.changePassword(hash);
            sessions.endAllOf(person.username());
            acts.record("password.reset", "person", person.username());
        });
        return password;
    }

    /**
     * Changes one's own password and ends all sessions, the one that asks among them.
     *
     * @throws PersonRefusal if the old one is not right or the new one cannot be used
     */
    public void changePassword(String username, String old, String wanted) {
        var known = people.findByUsername(username).map(Person::passwordHash).orElse("");
        if (known.isEmpty() || !passwords.matches(old, known)) {
            throw new PersonRefusal("The password you have now is another one");
        }
        var mistake = new NewPerson(username, "", wanted).mistakes().get("password");
        if (mistake != null) {
            refuse(mistake);
        }
        var hash = passwords.encode(wanted);
        transaction.executeWithoutResult(status -> {
            people.findByUsername(username).ifPresent(person -> person.changePassword(hash));
            sessions.endAllOf(username);
            acts.record("password.changed", "person", username);
        });
    }

    private static void refuse(String mistake) {
        throw new PersonRefusal(mistake.replaceFirst("\\.$", ""));
    }

    private static String randomPassword() {
        var password = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
