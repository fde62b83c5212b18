package dev.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Tests for {@link People} on a real PostgreSQL. */
@WholeProduct
class PeopleTests {

    private final People people;
    private final PasswordEncoder passwords;
    private final JdbcClient jdbc;

    PeopleTests(@Autowired People people, @Autowired PasswordEncoder passwords, @Autowired JdbcClient jdbc) {
        this.people = people;
        this.passwords = passwords;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void nobodyIsThere() {
        jdbc.sql("delete from access.token").update();
        jdbc.sql("delete from access.person").update();
    }

    @Test
    void includeTheDeclaredAdministrator() {
        people.ensureAdministrator(new NewPerson("Root", "", SignedIn.PASSWORD));

        var admin = people.loadUserByUsername("root");
        assertThat(admin.role()).isEqualTo(Role.ADMIN);
        assertThat(admin.getPassword()).startsWith("{pbkdf2-sha512}").doesNotContain(SignedIn.PASSWORD);
        assertThat(passwords.matches(SignedIn.PASSWORD, admin.getPassword())).isTrue();
    }

    @Test
    void haveTheDeclaredPasswordAfterEachStart() {
        people.ensureAdministrator(new NewPerson("root", "", SignedIn.PASSWORD));
        var before = people.loadUserByUsername("root").getPassword();

        people.ensureAdministrator(new NewPerson("root", "", SignedIn.PASSWORD));
        assertThat(people.loadUserByUsername("root").getPassword()).isEqualTo(before);

        people.ensureAdministrator(new NewPerson("root", "", "another line on its side"));
        assertThat(passwords.matches(
                        "another line on its side",
                        people.loadUserByUsername("root").getPassword()))
                .isTrue();
    }

    @Test
    void makeAnAdministratorOfWhoeverIsDeclaredOne() {
        jdbc.sql("""
                        with person as (
                            insert into access.person (username, display_name, password_hash, source, created_at)
                            values ('root', 'Root', '{pbkdf2-sha512}' || repeat('00', 80), 'local', now())
                            returning id)
                        insert into access.role_grant (person_id, role, origin)
                        select id, 'viewer', 'local' from person
                        """).update();

        people.ensureAdministrator(new NewPerson("root", "", SignedIn.PASSWORD));

        assertThat(people.loadUserByUsername("root").role()).isEqualTo(Role.ADMIN);
    }
}
