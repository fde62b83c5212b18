package dev.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.audit.AuditFilter;
import dev.plimsoll.audit.AuditLog;
import dev.plimsoll.audit.Recorded;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What is done about people, roles and tokens stands in the audit log, and no secret does. */
@WholeProduct
class RecordedPeopleTests {

    private static final ProviderAccount MAYA = new ProviderAccount(
            "okta", "https://okta.example", "maya-1", "maya", "Maya", "maya@example.org", null, Set.of(), null);

    @Autowired
    private LocalAccounts accounts;

    @Autowired
    private PeopleEditor editor;

    @Autowired
    private Reception reception;

    @Autowired
    private Tokens tokens;

    @Autowired
    private TokenUses uses;

    @Autowired
    private Backstage backstage;

    @Autowired
    private AuditLog log;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester http;

    private long before;

    @BeforeEach
    void onlyAnAdministratorIsThere() {
        jdbc.sql("delete from access.token").update();
        jdbc.sql("delete from access.person").update();
        backstage.ensureAdministrator();
        before = newest();
    }

    @Test
    void theFirstAdministrator() {
        jdbc.sql("delete from access.person").update();
        backstage.ensureAdministrator();

        assertThat(lines()).containsExactly("person.made admin null {roles=[admin]}");
    }

    @Test
    void aPersonWhoIsMadeDisabledAndEnabled() {
        var password = accounts.add("sam", "Sam", viewer());
        editor.disable(id("sam"));
        editor.enable(id("sam"));
        editor.endSessions(id("sam"));

        assertThat(lines())
                .containsExactly(
                        "person.made sam null {roles=[viewer]}",
                        "person.disabled sam null null",
                        "person.enabled sam null null",
                        "sessions.ended sam null null");
        assertThat(since()).noneMatch(entry -> entry.canonical().contains(password));
    }

    @Test
    void aRoleThatIsGrantedAndWithdrawn() {
        accounts.add("sam", "Sam", viewer());
        before = newest();
        editor.changeRole(id("sam"), new LocalRole(Role.ADMIN, List.of(), List.of()));
        editor.changeRole(id("sam"), new LocalRole(Role.ADMIN, List.of(), List.of()));
        editor.changeRole(id("sam"), viewer());

        assertThat(lines())
                .containsExactly(
                        "role.changed sam {roles=[viewer]} {roles=[admin]}",
                        "role.changed sam {roles=[admin]} {roles=[viewer]}");
    }

    @Test
    void nothingOfWhatWasRefused() {
        assertThatExceptionOfType(PersonRefusal.class).isThrownBy(() -> editor.disable(id("admin")));
        assertThatExceptionOfType(PersonRefusal.class).isThrownBy(() -> editor.changeRole(id("admin"), viewer()));
        assertThatExceptionOfType(PersonRefusal.class).isThrownBy(() -> accounts.add("admin", "", viewer()));

        assertThat(lines()).isEmpty();
    }

    @Test
    void aPasswordThatIsResetAndChanged() {
        var first = accounts.add("sam", "Sam", viewer());
        before = newest();
        var second = accounts.resetPassword(id("sam"));
        accounts.changePassword("sam", second, "another line on its side");

        assertThat(lines()).containsExactly("password.reset sam null null", "password.changed sam null null");
        assertThat(since())
                .noneMatch(entry -> entry.canonical().contains(first)
                        || entry.canonical().contains(second)
                        || entry.canonical().contains("another line"));
    }

    @Test
    void anIdentityThatIsLinkedAndUnlinked() {
        accounts.add("sam", "Sam", viewer());
        before = newest();
        editor.link(id("sam"), IdentityKind.GITHUB_LOGIN, "sam-at-work");
        editor.unlink(
                id("sam"),
                jdbc.sql("select id from access.identity where value = 'sam-at-work'")
                        .query(Long.class)
                        .single());

        assertThat(since())
                .extracting(entry -> entry.action() + " " + entry.objectName())
                .containsExactly("identity.linked sam", "identity.unlinked sam");
    }

    @Test
    void anIdentityOfTwoPeopleOnceItIsDecided() {
        accounts.add("sam", "Sam", viewer());
        accounts.add("kim", "Kim", viewer());
        editor.link(id("sam"), IdentityKind.COMMIT_EMAIL, "both@example.org");
        before = newest();
        editor.link(id("kim"), IdentityKind.COMMIT_EMAIL, "both@example.org");
        editor.resolve(IdentityKind.COMMIT_EMAIL, "both@example.org", id("kim"));

        assertThat(since())
                .extracting(entry -> entry.action() + " " + entry.objectName())
                .containsExactly("identity.resolved kim");
    }

    @Test
    void whoComesFromAProviderAndGetsAnotherRole() {
        reception.welcome(MAYA, Set.of(Grant.of(Role.VIEWER)));
        reception.welcome(MAYA, Set.of(Grant.of(Role.VIEWER)));
        reception.welcome(MAYA, Set.of(Grant.of(Role.ADMIN)));

        assertThat(since())
                .extracting(Recorded::action)
                .containsExactlyInAnyOrder(
                        "person.made", "identity.linked", "identity.linked", "role.changed", "role.changed");
    }

    @Test
    void aTokenThatIsMadeAndRevokedOrExpires() {
        var secret = tokens.make(new NewToken("ci", Role.REPORTER, Duration.ofDays(1)), "admin");
        tokens.make(new NewToken("old", Role.VIEWER, Duration.ofDays(1)), "admin");
        jdbc.sql("update access.token set expires_at = now() - interval '1 second' where name = 'old'")
                .update();
        tokens.revoke(jdbc.sql("select id from access.token where name = 'ci'")
                .query(Long.class)
                .single());
        uses.write();
        uses.write();

        assertThat(since())
                .extracting(entry -> entry.action() + " " + entry.objectName())
                .containsExactly("token.made ci", "token.made old", "token.revoked ci", "token.expired old");
        assertThat(since()).noneMatch(entry -> entry.canonical().contains(secret.substring(14)));
    }

    @Test
    void signingInAndOut() {
        var session = new BrowserSession();
        signIn(session, "admin", SignedIn.PASSWORD);
        http.post().uri("/sign-out").with(session).with(csrf()).exchange();

        assertThat(since())
                .extracting(entry -> entry.action() + " " + entry.objectName() + " from " + entry.address())
                .containsExactly("person.signed-in admin from 192.0.2.44", "person.signed-out admin from 127.0.0.1");
        assertThat(since().get(0).actorId()).isEqualTo("admin");
        assertThat(since()).noneMatch(entry -> entry.canonical().contains(SignedIn.PASSWORD));
    }

    @Test
    void aFailedSignInWithItsAddressAndWithoutThePassword() {
        signIn(new BrowserSession(), "admin", "wrong-but-close-1");
        signIn(new BrowserSession(), "typed-into-the-wrong-field", "x");

        assertThat(http.get().uri("/audit").with(SignedIn.admin()))
                .hasStatusOk()
                .bodyText()
                .contains("sign-in.failed", "192.0.2.44", "an unknown user name")
                .doesNotContain("wrong-but-close-1", "typed-into-the-wrong-field");
        assertThat(since())
                .extracting(entry -> entry.objectName() + " " + entry.actorKind() + " " + entry.address())
                .containsExactly("admin nobody 192.0.2.44", "an unknown user name nobody 192.0.2.44");
    }

    private void signIn(BrowserSession session, String username, String password) {
        session.keep(http.post()
                .uri("/sign-in")
                .remoteAddress("192.0.2.44")
                .with(session)
                .param("username", username)
                .param("password", password)
                .with(csrf())
                .exchange());
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

    private long newest() {
        return jdbc.sql("select coalesce(max(seq), 0) from audit.entry")
                .query(Long.class)
                .single();
    }

    private List<String> lines() {
        return since().stream()
                .map(entry ->
                        "%s %s %s %s".formatted(entry.action(), entry.objectName(), entry.before(), entry.after()))
                .toList();
    }

    /** In the order in which it happened. */
    private List<Recorded> since() {
        return log.page(new AuditFilter(null, null, null, null, null, null), null, 50).entries().stream()
                .filter(entry -> entry.seq() > before)
                .sorted(Comparator.comparingLong(Recorded::seq))
                .toList();
    }
}
