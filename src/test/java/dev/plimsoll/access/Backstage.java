package dev.plimsoll.access;

import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** What tests may know and do that nobody else can. */
@TestComponent
public class Backstage {

    private final SetupCode code;
    private final People people;
    private final LocalAccounts accounts;

    Backstage(SetupCode code, People people, LocalAccounts accounts) {
        this.code = code;
        this.people = people;
        this.accounts = accounts;
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

    /** Sees to it that Grace approves for all teams, and Hedy for one that owns nothing. */
    public void ensureApprovers() {
        ensureApprover("grace", List.of());
        ensureApprover("hedy", List.of("A team that owns nothing"));
    }

    private void ensureApprover(String username, List<String> teams) {
        if (!people.isKnown(username)) {
            accounts.add(username, username, new LocalRole(Role.APPROVER, teams, List.of()));
        }
    }
}
