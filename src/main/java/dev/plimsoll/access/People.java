package dev.plimsoll.access;

import java.time.Clock;
import java.util.List;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The people who may sign in. */
@Component
public class People implements UserDetailsService {

    private static final List<Grant> ADMINISTRATOR = List.of(Grant.of(Role.ADMIN));

    private final PersonRepository people;
    private final Grants grants;
    private final PasswordEncoder passwords;
    private final TransactionOperations transaction;
    private final Acts acts;
    private final Clock clock;

    People(
            PersonRepository people,
            Grants grants,
            PasswordEncoder passwords,
            TransactionOperations transaction,
            Acts acts,
            Clock clock) {
        this.people = people;
        this.grants = grants;
        this.passwords = passwords;
        this.transaction = transaction;
        this.acts = acts;
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
            makeAdministrator(person, hash);
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
                        () -> makeAdministrator(person, hash(person.password())));
    }

    private void update(Person known, String password) {
        if (!passwords.matches(password, known.passwordHash())) {
            known.changePassword(hash(password));
            acts.record("password.changed", "person", known.username());
        }
        if (!known.isEnabled()) {
            known.enable();
            acts.record("person.enabled", "person", known.username());
        }
        makeAdministrator(known);
    }

    private void makeAdministrator(Person known) {
        var before = grants.of(known.id());
        grants.replace(known.id(), Grants.LOCAL, ADMINISTRATOR);
        var after = grants.of(known.id());
        if (!before.equals(after)) {
            acts.record("role.changed", "person", known.username(), Roles.named(before), Roles.named(after));
        }
    }

    private void makeAdministrator(NewPerson person, String hash) {
        var made = people.save(new Person(
                Usernames.normalised(person.username()), person.shownName(), hash, Grants.LOCAL, clock.instant()));
        grants.replace(made.id(), Grants.LOCAL, ADMINISTRATOR);
        acts.record("person.made", "person", made.username(), null, Roles.named(ADMINISTRATOR));
    }

    /** Whether somebody has this user name, with a password here or without. */
    @Transactional(readOnly = true)
    public boolean isKnown(String typed) {
        var username = Usernames.normalised(typed);
        return Usernames.isUsable(username) && people.findByUsername(username).isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public SignedInPerson loadUserByUsername(String typed) {
        var username = Usernames.normalised(typed);
        if (!Usernames.isUsable(username)) {
            throw new UsernameNotFoundException("Not a user name");
        }
        return people.findByUsername(username)
                .filter(person -> !person.passwordHash().isEmpty())
                .map(this::signedIn)
                .orElseThrow(() -> new UsernameNotFoundException("Nobody has this user name"));
    }

    /** Whoever has no role at all is told the same as whoever has been disabled. */
    private SignedInPerson signedIn(Person person) {
        var role = Grants.highest(grants.of(person.id()));
        return new SignedInPerson(
                person.username(),
                person.displayName(),
                person.passwordHash(),
                role.orElse(Role.VIEWER),
                person.isEnabled() && role.isPresent(),
                null);
    }

    private String hash(String password) {
        var hash = passwords.encode(password);
        if (hash == null) {
            throw new IllegalStateException("The password encoder returned nothing");
        }
        return hash;
    }
}
