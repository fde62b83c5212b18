package dev.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.audit.AuditLog;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is done about tokens stands in the audit log, without the tokens. */
@WholeProduct
class RecordedTokensTests {

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

    private ActsSince acts;

    @BeforeEach
    void onlyAnAdministratorIsThere() {
        jdbc.sql("delete from access.token").update();
        jdbc.sql("delete from access.person").update();
        backstage.ensureAdministrator();
        acts = new ActsSince(log, jdbc);
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

        assertThat(acts.names())
                .containsExactly("token.made ci", "token.made old", "token.revoked ci", "token.expired old");
        assertThat(acts.all()).noneMatch(entry -> entry.canonical().contains(secret.substring(14)));
    }
}
