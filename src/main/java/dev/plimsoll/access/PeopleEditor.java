package dev.plimsoll.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator changes about people. Whoever loses something has to sign in again. */
@Component
public class PeopleEditor {

    private final PersonRepository people;
    private final Grants grants;
    private final Identities identities;
    private final Sessions sessions;
    private final Acts acts;
    private final Clock clock;

    PeopleEditor(
            PersonRepository people, Grants grants, Identities identities, Sessions sessions, Acts acts, Clock clock) {
        this.people = people;
        this.grants = grants;
        this.identities = identities;
        this.sessions = sessions;
        this.acts = acts;
        this.clock = clock;
    }

    /** @throws PersonRefusal if nobody would be an administrator any more */
    @Transactional
    public void changeRole(long id, LocalRole wanted) {
        var person = person(id);
        var before = grants.of(id);
        grants.replace(id, Grants.LOCAL, wanted.grants());
        var after = grants.of(id);
        if (lostAdministration(before, after)) {
            refuseForTheLastAdministrator(id);
        }
        if (!before.equals(after)) {
            sessions.endAllOf(person.username());
            acts.record("role.changed", "person", person.username(), Roles.named(before), Roles.named(after));
        }
    }

    private static boolean lostAdministration(List<Grant> before, List<Grant> after) {
        return isAdministrator(before) && !isAdministrator(after);
    }

    private static boolean isAdministrator(List<Grant> all) {
        return Grants.highest(all).equals(Optional.of(Role.ADMIN));
    }

    /** @throws PersonRefusal if nobody would be an administrator any more */
    @Transactional
    public void disable(long id) {
        var person = person(id);
        refuseForTheLastAdministrator(id);
        person.disable(clock.instant());
        sessions.endAllOf(person.username());
        acts.record("person.disabled", "person", person.username());
    }

    @Transactional
    public void enable(long id) {
        var person = person(id);
        person.enable();
        acts.record("person.enabled", "person", person.username());
    }

    @Transactional
    public void endSessions(long id) {
        var person = person(id);
        sessions.endAllOf(person.username());
        acts.record("sessions.ended", "person", person.username());
    }

    /** Says by what else somebody is known; a second claim waits for {@link #resolve}. */
    @Transactional
    public void link(long id, IdentityKind kind, String value) {
        if (kind == IdentityKind.SUBJECT || value.isBlank() || value.length() > 255 || value.indexOf('\0') >= 0) {
            throw new PersonRefusal("Write a GitHub login, an e-mail address or a Slack id");
        }
        identities.claim(person(id), kind, value, true, Grants.LOCAL);
    }

    @Transactional
    public void unlink(long id, long identity) {
        identities.unlink(person(id), identity);
    }

    @Transactional
    public void resolve(IdentityKind kind, String value, long chosen) {
        identities.resolve(kind, value, person(chosen));
    }

    private void refuseForTheLastAdministrator(long id) {
        people.keepOthersFromWriting();
        if (!grants.isAnotherAdministrator(id)) {
            throw new PersonRefusal("Nobody else is an administrator: give somebody that role first");
        }
    }

    private Person person(long id) {
        return people.findById(id).orElseThrow(() -> new PersonNotFound(id));
    }
}
