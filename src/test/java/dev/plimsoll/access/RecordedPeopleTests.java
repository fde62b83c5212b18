package dev.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.access.AccessProperties.DeclaredAdministrator;
import dev.plimsoll.audit.AuditLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.request.RequestContextHolder;

/** What is done about people and their roles stands in the audit log, and no secret does. */
@WholeProduct
class RecordedPeopleTests {

    @Autowired
    private LocalAccounts accounts;

    @Autowired
    private PeopleEditor editor;

    @Autowired
    private People people;

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
    void theFirstAdministrator() {
        jdbc.sql("delete from access.person").update();
        backstage.ensureAdministrator();

        assertThat(acts.lines()).containsExactly("person.made admin null {roles=[admin]}");
    }

    @Test
    void whatTheConfigurationChangesOfTheAdministratorAtAStart() {
        accounts.add("kim", "Kim", new LocalRole(Role.ADMIN, List.of(), List.of()));
        editor.changeRole(id("admin"), viewer());
        editor.disable(id("admin"));
        acts = new ActsSince(log, jdbc);

        startDeclaring("another line on its side");
        startDeclaring("another line on its side");

        assertThat(acts.lines())
                .containsExactly(
                        "password.changed admin null null",
                        "person.enabled admin null null",
                        "role.changed admin {roles=[viewer]} {roles=[admin]}");
        assertThat(acts.all()).allMatch(entry -> entry.actorKind().equals("system"));
        assertThat(acts.all()).noneMatch(entry -> entry.canonical().contains("another line"));
    }

    /** As at a start, where nobody asks for anything. */
    private void startDeclaring(String password) {
        RequestContextHolder.resetRequestAttributes();
        var declared = new AccessProperties(Map.of(), Map.of(), new DeclaredAdministrator("admin", password));
        new FirstAdministrator(people, declared).run(new DefaultApplicationArguments());
    }

    @Test
    void aPersonWhoIsMadeDisabledAndEnabled() {
        var password = accounts.add("sam", "Sam", viewer());
        editor.disable(id("sam"));
        editor.enable(id("sam"));
        editor.endSessions(id("sam"));

        assertThat(acts.lines())
                .containsExactly(
                        "person.made sam null {roles=[viewer]}",
                        "person.disabled sam null null",
                        "person.enabled sam null null",
                        "sessions.ended sam null null");
        assertThat(acts.all()).noneMatch(entry -> entry.canonical().contains(password));
    }

    @Test
    void aRoleThatIsGrantedAndWithdrawn() {
        accounts.add("sam", "Sam", viewer());
        acts = new ActsSince(log, jdbc);
        editor.changeRole(id("sam"), new LocalRole(Role.ADMIN, List.of(), List.of()));
        editor.changeRole(id("sam"), new LocalRole(Role.ADMIN, List.of(), List.of()));
        editor.changeRole(id("sam"), viewer());

        assertThat(acts.lines())
                .containsExactly(
                        "role.changed sam {roles=[viewer]} {roles=[admin]}",
                        "role.changed sam {roles=[admin]} {roles=[viewer]}");
    }

    @Test
    void nothingOfWhatWasRefused() {
        assertThatExceptionOfType(PersonRefusal.class).isThrownBy(() -> editor.disable(id("admin")));
        assertThatExceptionOfType(PersonRefusal.class).isThrownBy(() -> editor.changeRole(id("admin"), viewer()));
        assertThatExceptionOfType(PersonRefusal.class).isThrownBy(() -> accounts.add("admin", "", viewer()));

        assertThat(acts.lines()).isEmpty();
    }

    @Test
    void aPasswordThatIsResetAndChanged() {
        var first = accounts.add("sam", "Sam", viewer());
        acts = new ActsSince(log, jdbc);
        var second = accounts.resetPassword(id("sam"));
        accounts.changePassword("sam", second, "another line on its side");

        assertThat(acts.lines()).containsExactly("password.reset sam null null", "password.changed sam null null");
        assertThat(acts.all())
                .noneMatch(entry -> entry.canonical().contains(first)
                        || entry.canonical().contains(second)
                        || entry.canonical().contains("another line"));
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
