package dev.plimsoll.access.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.access.Permissions;
import dev.plimsoll.access.Role;
import dev.plimsoll.access.SignedInPerson;
import dev.plimsoll.testing.OpenIdProvider;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.WebVisitor;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in through a real provider of OpenID Connect, by real requests. */
@PlimsollTest
class ProviderSignInTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private OpenIdProvider provider;

    @Autowired
    private Permissions permissions;

    @Autowired
    private JdbcClient jdbc;

    private WebVisitor visitor;

    @BeforeEach
    void somebodyComes() {
        jdbc.sql("delete from access.person where source = 'here'").update();
        visitor = new WebVisitor(plimsoll.address());
    }

    @Test
    void givesAnAdministratorTheSettings() {
        assertThat(visitor.signIn("marina").uri().getPath()).isEqualTo("/now");

        assertThat(visitor.go("/settings/people").statusCode()).isEqualTo(200);
        assertThat(visitor.go("/me").body()).contains("The marina", "from here", provider.issuer());
    }

    @Test
    void usesProofKeyStateAndNonce() {
        visitor.signIn("vic");

        assertThat(visitor.way())
                .anySatisfy(address -> assertThat(address)
                        .startsWith(provider.issuer() + "/oauth2/authorize")
                        .contains("code_challenge=", "code_challenge_method=S256", "state=", "nonce="));
    }

    @Test
    void namesTheRoleThatIsMissingAndWhoCanGiveIt() {
        visitor.signIn("vic");

        var refused = visitor.go("/settings/people");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("<b>admin</b>", "These administrators can give it to you")
                .doesNotContain("@harbour");
    }

    @Test
    void explainsToSomebodyWithoutAnyRoleWhomToAsk() {
        var refused = visitor.signIn("nora");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("You have no role here", "The Harbour", "viewer", "approver");
        assertThat(visitor.go("/now").uri().getPath()).isEqualTo("/sign-in");
        assertThat(newestAct())
                .contains("\"action\":\"sign-in.refused\"", "\"because\":\"no role\"", "\"name\":\"here\"")
                .doesNotContain("eyJ", "nora@");
    }

    @Test
    void letsApproveForTheTeamsOfTheGroups() {
        visitor.signIn("mate");

        var mate = new SignedInPerson("mate", "The mate", "", Role.APPROVER);
        assertThat(permissions.mayApprove(mate, "payments", "production")).isTrue();
        assertThat(permissions.mayApprove(mate, "Search", "production")).isFalse();
        assertThat(permissions.mayApprove(mate, null, "production")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deep", "many", "huge"})
    void refusesGroupsOfAnotherFormOrTooManyOfThem(String name) {
        var refused = visitor.signIn(name);

        assertThat(refused.uri()).hasQuery("because=provider-odd&provider=here");
        assertThat(refused.body())
                .contains("What The Harbour said cannot be used.")
                .doesNotContain("Exception", "group-");
    }

    @Test
    void recognisesAPersonAndGuessesNobody() {
        visitor.signIn("vic");
        new WebVisitor(plimsoll.address()).signIn("vic");
        new WebVisitor(plimsoll.address()).signIn("twin");

        assertThat(jdbc.sql("select count(*) from access.person where source = 'here'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("""
                                select o.username || ' or ' || p.username
                                  from access.identity_claim c
                                  join access.identity i on i.kind = c.kind and i.value = c.value
                                  join access.person o on o.id = i.person_id
                                  join access.person p on p.id = c.person_id
                                """).query(String.class).list()).containsExactly("vic or twin");
    }

    @Test
    void doesNotLinkAnAddressThatNobodyVerified() {
        visitor.signIn("nora");

        assertThat(jdbc.sql("select count(*) from access.identity where value = 'nora@harbour.example'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void returnsToThePageThatWasAskedFor() {
        visitor.go("/sources/new?kind=github");

        assertThat(visitor.signIn("marina").uri()).hasPath("/sources/new").hasQuery("kind=github");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=forged&state=forged", "error=access_denied&state=x", "code=x", ""})
    void believesNoAnswerThatNobodyAskedFor(String query) {
        var refused = visitor.go("/sign-in/back/here?" + query);

        assertThat(refused.uri().getPath()).isEqualTo("/sign-in");
        assertThat(visitor.go("/now").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void saysSoWhereAProviderDoesNotAnswer() {
        var refused = visitor.go("/sign-in/with/down");

        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("down does not answer").doesNotContain("127.0.0.1:9", "Exception");
    }

    @Test
    void knowsOnlyDeclaredProviders() {
        assertThat(visitor.go("/sign-in/with/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void endsTheSessionAtTheProviderToo() {
        var page = visitor.signIn("vic");

        var on = visitor.send(page, "form[action=/sign-out]", Map.of());

        assertThat(on.uri().getPath()).isEqualTo("/sign-out/on");
        var there = on.headers().firstValue("Refresh").orElseThrow().replaceFirst("0; url=", "");
        assertThat(there).startsWith(provider.issuer() + "/connect/logout?id_token_hint=");
        assertThat(visitor.go(there).uri()).hasPath("/sign-in");
        assertThat(visitor.go("/sign-in/with/here").uri().toString()).startsWith(provider.issuer() + "/login");
    }

    private String newestAct() {
        return jdbc.sql("select canonical from audit.entry order by seq desc limit 1")
                .query(String.class)
                .single();
    }
}
