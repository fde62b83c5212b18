package dev.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.audit.AuditLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who signs in, out, or fails to stands in the audit log, and no password does. */
@WholeProduct
class RecordedSignInTests {

    @Autowired
    private MockMvcTester http;

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
    void signingInAndOut() {
        var session = new BrowserSession();
        signIn(session, "admin", SignedIn.PASSWORD);
        http.post().uri("/sign-out").with(session).with(csrf()).exchange();

        assertThat(acts.all())
                .extracting(entry -> entry.action() + " " + entry.objectName() + " from " + entry.address())
                .containsExactly("person.signed-in admin from 192.0.2.44", "person.signed-out admin from 127.0.0.1");
        assertThat(acts.all().get(0).actorId()).isEqualTo("admin");
        assertThat(acts.all()).noneMatch(entry -> entry.canonical().contains(SignedIn.PASSWORD));
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
        assertThat(acts.all())
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
}
