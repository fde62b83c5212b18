package dev.plimsoll.access;

import java.time.Clock;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The people who may sign in. */
@Component
public class People implements UserDetailsService {

    private final PersonRepository people;
    private final PasswordEncoder passwords;
    private final TransactionOperations transaction;
    private final Clock clock;

    People(
            PersonRepository people,
            PasswordEncoder passwords,
            TransactionOperations transaction,
            Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether this installation still waits for its first administrator. */
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return !people.isAnybodyThere();
    }

    /**
     * Makes the first person, an administrator. Of several at once exactly one succeeds. The password is hashed
     * outside the transaction, which would keep a connection from others for that long.
     *
     * @param person without mistakes
     * @throws AdministratorExists if somebody was first
     */
    public void createFirstAdministrator(NewPerson person) {
        refuseIfAnybodyIsThere();
        var hash = hash(person.password());
        transaction.executeWithoutResult(status -> {
            people.keepOthersFromWriting();
            refuseIfAnybodyIsThere();
            people.save(administrator(person, hash));
        });
    }

    private void refuseIfAnybodyIsThere() {
        if (people.isAnybodyThere()) {
            throw new AdministratorExists();
        }
    }

    /** Makes {@code person} an administrator with this password, whether he or she was known before or not. */
    @Transactional
    void ensureAdministrator(NewPerson person) {
        people.keepOthersFromWriting();
        people.findByUsername(Usernames.normalised(person.username()))
                .ifPresentOrElse(
                        known -> update(known, person.password()),
                        () -> people.save(administrator(person, hash(person.password()))));
    }

    private void update(Person known, String password) {
        if (!known.isAdministrator() || !passwords.matches(password, known.passwordHash())) {
            known.becomeAdministrator(hash(password));
        }
    }

    private Person administrator(NewPerson person, String hash) {
        return new Person(
                Usernames.normalised(person.username()), person.shownName(), hash, Role.ADMIN, clock.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public SignedInPerson loadUserByUsername(String typed) {
        var username = Usernames.normalised(typed);
        if (!Usernames.isUsable(username)) {
            throw new UsernameNotFoundException("Not a user name");
        }
        return people.findByUsername(username)
                .map(Person::signedIn)
                .orElseThrow(() -> new UsernameNotFoundException("Nobody has this user name"));
    }

    private String hash(String password) {
        var hash = passwords.encode(password);
        if (hash == null) {
            throw new IllegalStateException("The password encoder returned nothing");
        }
        return hash;
    }
}
