package dev.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Tests for {@link Tokens}: kept hashed, shown once, and told apart when they are of no use. */
@WholeProduct
class TokensTests {

    private final Tokens tokens;
    private final TokenUses uses;
    private final Backstage backstage;
    private final JdbcClient jdbc;
    private final MockMvcTester http;

    TokensTests(
            @Autowired Tokens tokens,
            @Autowired TokenUses uses,
            @Autowired Backstage backstage,
            @Autowired JdbcClient jdbc,
            @Autowired MockMvcTester http) {
        this.tokens = tokens;
        this.uses = uses;
        this.backstage = backstage;
        this.jdbc = jdbc;
        this.http = http;
    }

    @BeforeEach
    void somebodyIsThere() {
        backstage.ensureAdministrator();
        jdbc.sql("delete from access.token").update();
    }

    @Test
    void areKeptHashedAlone() {
        var secret = make("ci", Role.REPORTER);

        assertThat(secret).matches("plim_[0-9a-v]{8}_[A-Za-z0-9_-]{43}");
        var row = jdbc.sql("select t::text from access.token t")
                .query(String.class)
                .single();
        assertThat(row).contains("ci", "reporter").doesNotContain(secret.substring(14));
    }

    @Test
    void openWhatTheirRoleAllows() {
        assertThat(answer(make("wall", Role.VIEWER))).isEqualTo("200");
    }

    @Test
    void sayWhyTheyAreOfNoUseOnlyToWhomHadThem() {
        var expired = make("old", Role.ADMIN);
        jdbc.sql("update access.token set expires_at = now() - interval '1 second'")
                .update();
        assertThat(answer(expired)).isEqualTo("401 /problems/token-expired");

        var revoked = make("gone", Role.ADMIN);
        jdbc.sql("select id from access.token where name = 'gone'")
                .query(Long.class)
                .list()
                .forEach(tokens::revoke);
        assertThat(answer(revoked)).isEqualTo("401 /problems/token-revoked");

        assertThat(answer(revoked.substring(0, 14) + "A".repeat(43))).isEqualTo("401 /problems/unauthenticated");
        assertThat(answer(revoked.substring(0, 30))).isEqualTo("401 /problems/unauthenticated");
    }

    @Test
    void noteWhenTheyWereUsedLast() {
        answer(make("busy", Role.VIEWER));
        uses.write();

        assertThat(jdbc.sql("select last_used_at is not null from access.token")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void openNothingWhenTheirOwnerIsDisabled() {
        var secret = make("mine", Role.VIEWER);
        jdbc.sql("update access.person set disabled_at = now() where username = 'admin'")
                .update();

        assertThat(answer(secret)).isEqualTo("401 /problems/token-revoked");
    }

    @Test
    void readAndNoMoreOnceTheirOwnerIsNoAdministrator() {
        var secret = make("mine", Role.ADMIN);
        assertThat(onAudit(secret)).isEqualTo(200);
        jdbc.sql(
                        "delete from access.role_grant where person_id = (select id from access.person where username = 'admin')")
                .update();

        assertThat(onAudit(secret)).isEqualTo(403);
        assertThat(answer(secret)).isEqualTo("200");
        jdbc.sql("""
                        insert into access.role_grant (person_id, role, origin)
                        select id, 'admin', 'local' from access.person where username = 'admin'
                        """).update();
    }

    private int onAudit(String secret) {
        return http.get()
                .uri("/api/v1/audit")
                .header("Authorization", "Bearer " + secret)
                .exchange()
                .getResponse()
                .getStatus();
    }

    @Test
    void areHeldBackWhereManyAreTried() {
        for (var i = 0; i < 30; i++) {
            assertThat(status("plim_guess%03d_".formatted(i), "198.51.100.20")).isEqualTo(401);
        }

        assertThat(status("plim_another", "198.51.100.20")).isEqualTo(429);
        assertThat(status(WholeProduct.VIEWER_TOKEN, "198.51.100.21")).isEqualTo(200);
    }

    private String make(String name, Role role) {
        return tokens.make(new NewToken(name, role, Duration.ofDays(1)), "admin");
    }

    private int status(String secret, String address) {
        return http.get()
                .uri("/api/v1/running")
                .remoteAddress(address)
                .header("Authorization", "Bearer " + secret)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private String answer(String secret) {
        var result = http.get()
                .uri("/api/v1/running")
                .header("Authorization", "Bearer " + secret)
                .exchange();
        var body = new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
        var type = body.contains("/problems/") ? " " + body.replaceAll("(?s).*\"type\":\"([^\"]*)\".*", "$1") : "";
        return result.getResponse().getStatus() + type;
    }
}
