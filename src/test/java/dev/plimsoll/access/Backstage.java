package dev.plimsoll.access;

import org.springframework.boot.test.context.TestComponent;

/** What tests may know and do that nobody else can. */
@TestComponent
public class Backstage {

    private final SetupCode code;
    private final People people;

    Backstage(SetupCode code, People people) {
        this.code = code;
        this.people = people;
    }

    /** The code that otherwise stands in the log. */
    public String setupCode() {
        return code.value();
    }

    /** Sees to it that there is an administrator; who is asked for no password need not wait for one to be hashed. */
    public void ensureSomebody() {
        if (people.isEmpty()) {
            ensureAdministrator();
        }
    }

    /** Sees to it that {@code admin} may sign in with {@link SignedIn#PASSWORD}. */
    public void ensureAdministrator() {
        people.ensureAdministrator(new NewPerson("admin", "Ada", SignedIn.PASSWORD));
    }
}
