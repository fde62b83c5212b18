package dev.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.audit.AuditLog;
import dev.plimsoll.audit.Recorded;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who a person is elsewhere stands in the audit log, by hand and through a provider. */
@WholeProduct
class RecordedIdentitiesTests {

    private static final ProviderAccount MAYA = new ProviderAccount(
            "okta", "https://okta.example", "maya-1", "maya", "Maya", "maya@example.org", null, Set.of(), null);

    @Autowired
    private LocalAccounts accounts;

    @Autowired
    private PeopleEditor editor;

    @Autowired
    private Reception reception;

    @Autowired
    private Backstage backstage;

    @Autowired
    private AuditLog log;

    @Autowired
    private JdbcClient jdbc;

    private ActsSince acts;

    @BeforeEach
    void onlyAnAdministratorIsThere() {
        jdbc.sql("delete from access.token").update();
        jdbc.sql("delete from access.person").update();
        backstage.ensureAdministrator();
        acts = new ActsSince(log, jdbc);
    }

    @Test
    void anIdentityThatIsLinkedAndUnlinked() {
        accounts.add("sam", "Sam", viewer());
        acts = new ActsSince(log, jdbc);
        editor.link(id("sam"), IdentityKind.GITHUB_LOGIN, "sam-at-work");
        editor.unlink(
                id("sam"),
                jdbc.sql("select id from access.identity where value = 'sam-at-work'")
                        .query(Long.class)
                        .single());

        assertThat(acts.names()).containsExactly("identity.linked sam", "identity.unlinked sam");
    }

    @Test
    void anIdentityOfTwoPeopleOnceItIsDecided() {
        accounts.add("sam", "Sam", viewer());
        accounts.add("kim", "Kim", viewer());
        editor.link(id("sam"), IdentityKind.COMMIT_EMAIL, "both@example.org");
        acts = new ActsSince(log, jdbc);
        editor.link(id("kim"), IdentityKind.COMMIT_EMAIL, "both@example.org");
        editor.resolve(IdentityKind.COMMIT_EMAIL, "both@example.org", id("kim"));

        assertThat(acts.names()).containsExactly("identity.resolved kim");
        assertThat(acts.lines()).singleElement().asString().contains("person=sam", "person=kim", "kind=commit-email");
    }

    @Test
    void nobodyIsChosenWhoNeverClaimedIt() {
        accounts.add("sam", "Sam", viewer());
        accounts.add("kim", "Kim", viewer());
        editor.link(id("sam"), IdentityKind.COMMIT_EMAIL, "sam@example.org");

        assertThatExceptionOfType(PersonRefusal.class)
                .isThrownBy(() -> editor.resolve(IdentityKind.COMMIT_EMAIL, "sam@example.org", id("kim")))
                .withMessageContaining("somebody who has it or claims it");
    }

    @Test
    void whoComesFromAProviderAndGetsAnotherRole() {
        reception.welcome(MAYA, Set.of(Grant.of(Role.VIEWER)));
        reception.welcome(MAYA, Set.of(Grant.of(Role.VIEWER)));
        reception.welcome(MAYA, Set.of(Grant.of(Role.ADMIN)));

        assertThat(acts.all())
                .extracting(Recorded::action)
                .containsExactlyInAnyOrder(
                        "person.made", "identity.linked", "identity.linked", "role.changed", "role.changed");
    }

    @Test
    void whoComesFromAProviderAndApprovesForAnotherTeam() {
        reception.welcome(MAYA, Set.of(new Grant(Role.APPROVER, "Payments", null)));
        acts = new ActsSince(log, jdbc);
        reception.welcome(MAYA, Set.of(new Grant(Role.APPROVER, "Orders", null)));
        reception.welcome(MAYA, Set.of(new Grant(Role.APPROVER, "Orders", null)));

        assertThat(acts.lines()).singleElement().asString().contains("role.changed", "Payments", "Orders");
    }

    private static LocalRole viewer() {
        return new LocalRole(Role.VIEWER, List.of(), List.of());
    }

    private long id(String username) {
        return jdbc.sql("select id from access.person where username = :username")
                .param("username", username)
                .query(Long.class)
                .single();
    }
}
