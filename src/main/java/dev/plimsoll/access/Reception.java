package dev.plimsoll.access;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Recognises people who come from a provider, or gets to know them, and renews what they may do. */
@Component
public class Reception {

    private final PersonRepository people;
    private final Identities identities;
    private final Grants grants;
    private final Sessions sessions;
    private final Acts acts;
    private final Clock clock;

    Reception(
            PersonRepository people, Identities identities, Grants grants, Sessions sessions, Acts acts, Clock clock) {
        this.people = people;
        this.identities = identities;
        this.grants = grants;
        this.sessions = sessions;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * Takes over what the provider said. Somebody is the same person only by issuer and subject: an e-mail address or a
     * user name proves nothing.
     *
     * @return empty if he or she has no role here, or has been disabled
     */
    @Transactional
    public Optional<SignedInPerson> welcome(ProviderAccount account, Set<Grant> granted) {
        var person = recognised(account).orElseGet(() -> newcomer(account));
        person.rename(account.displayName());
        renewRoles(person, account.provider(), granted);
        claimIdentities(person, account);
        var role = Grants.highest(grants.of(person.id()));
        return role.filter(any -> person.isEnabled())
                .map(highest -> new SignedInPerson(
                        person.username(), person.displayName(), "", highest, true, account.idToken()));
    }

    private Optional<Person> recognised(ProviderAccount account) {
        return identities.owner(IdentityKind.SUBJECT, account.identity()).flatMap(people::findById);
    }

    private Person newcomer(ProviderAccount account) {
        people.keepOthersFromWriting();
        return recognised(account).orElseGet(() -> {
            var made = people.save(new Person(
                    freeName(account.wantedName()), account.displayName(), null, account.provider(), clock.instant()));
            identities.claim(made, IdentityKind.SUBJECT, account.identity(), true, account.provider());
            acts.record("person.made", "person", made.username());
            return made;
        });
    }

    private String freeName(String wanted) {
        var base = Usernames.near(wanted);
        var name = base;
        for (var n = 2; people.findByUsername(name).isPresent(); n++) {
            name = base + "-" + n;
        }
        return name;
    }

    private void renewRoles(Person person, String provider, Set<Grant> granted) {
        var before = grants.of(person.id());
        grants.replace(person.id(), provider, List.copyOf(granted));
        var after = grants.of(person.id());
        if (!before.equals(after)) {
            sessions.endAllOf(person.username());
            acts.record("role.changed", "person", person.username(), Roles.named(before), Roles.named(after));
        }
    }

    private void claimIdentities(Person person, ProviderAccount account) {
        if (account.email() != null) {
            identities.claim(person, IdentityKind.COMMIT_EMAIL, account.email(), true, account.provider());
        }
        if (account.githubLogin() != null) {
            identities.claim(
                    person,
                    IdentityKind.GITHUB_LOGIN,
                    Objects.requireNonNull(account.githubLogin()),
                    true,
                    account.provider());
        }
    }
}
