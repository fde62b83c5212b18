package dev.plimsoll.access.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.OddProvider;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.WebVisitor;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A provider that says what it should not lets nobody in, and nothing of what it said gets out. */
@PlimsollTest
@ExtendWith(OutputCaptureExtension.class)
class OddProviderTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private OddProvider provider;

    @Autowired
    private JdbcClient jdbc;

    private WebVisitor visitor;
    private long before;

    @BeforeEach
    void somebodyComes() {
        jdbc.sql("delete from access.person where source = 'odd'").update();
        visitor = new WebVisitor(plimsoll.address());
        before = jdbc.sql("select coalesce(max(seq), 0) from audit.entry")
                .query(Long.class)
                .single();
    }

    @Test
    void letsSomebodyInWhoIsProvedToBeWhoHeIs() {
        provider.answers(nonce -> OddProvider.idToken(provider.signed(provider.claims(nonce))));

        assertThat(visitor.go("/sign-in/with/odd").uri()).hasPath("/now");
        assertThat(acts())
                .containsExactlyInAnyOrder(
                        "person.made otto", "identity.linked otto", "role.changed otto", "person.signed-in otto");
    }

    @ParameterizedTest
    @EnumSource(BadAnswer.class)
    void letsNobodyInForABadAnswer(BadAnswer bad, CapturedOutput log) {
        provider.answers(nonce -> bad.of(provider, nonce));

        var refused = visitor.go("/sign-in/with/odd");

        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.uri()).hasPath("/sign-in").hasQuery("because=provider-odd&provider=odd");
        assertThat(refused.body()).contains("What odd said cannot be used.");
        assertThat(visitor.go("/now").uri()).hasPath("/sign-in");
        assertThat(acts()).containsExactly("sign-in.failed odd");
        leaksNothing(refused.body());
        assertThat(refused.body()).doesNotContain("Exception", "invalid_");
        leaksNothing(log.getAll());
        assertThat(log.getAll())
                .contains("Nobody came in through odd")
                .doesNotContain("\tat org.springframework.security");
    }

    @Test
    void aTokenThatWasUsedOnceIsOfNoUseInAnotherSignIn() {
        var token = new AtomicReference<>("");
        provider.answers(nonce -> {
            token.set(provider.signed(provider.claims(nonce)));
            return OddProvider.idToken(token.get());
        });
        visitor.go("/sign-in/with/odd");
        provider.answers(nonce -> OddProvider.idToken(token.get()));

        var thief = new WebVisitor(plimsoll.address());

        assertThat(thief.go("/sign-in/with/odd").uri()).hasQuery("because=provider-odd&provider=odd");
        assertThat(thief.go("/now").uri()).hasPath("/sign-in");
    }

    @Test
    void anAnswerThatWasUsedOnceLeadsNowhereInAnotherBrowserOrAgain() {
        provider.answers(nonce -> OddProvider.idToken(provider.signed(provider.claims(nonce))));
        visitor.go("/sign-in/with/odd");
        var back = visitor.way().stream()
                .filter(address -> address.contains("/sign-in/back/odd?"))
                .findFirst()
                .orElseThrow();

        var thief = new WebVisitor(plimsoll.address());

        assertThat(thief.go(back).uri()).hasQuery("because=stale-provider&provider=odd");
        assertThat(thief.go("/now").uri()).hasPath("/sign-in");
    }

    @Test
    void leadsToNoOtherSiteAfterwards() {
        provider.answers(nonce -> OddProvider.idToken(provider.signed(provider.claims(nonce))));
        visitor.go("/deployments?next=https://evil.example&service=//evil.example");

        var landed = visitor.go("/sign-in/with/odd?continue=https://evil.example&redirect_uri=https://evil.example");

        assertThat(landed.uri().toString()).startsWith(plimsoll.address() + "/deployments");
        assertThat(visitor.way()).allSatisfy(address -> assertThat(address).startsWith("http://127.0.0.1:"));
    }

    private static void leaksNothing(String text) {
        assertThat(text).doesNotContain("access-of-otto", OddProvider.CLIENT_SECRET, "eyJ", "Server.java:12");
    }

    private List<String> acts() {
        return jdbc.sql("select action || ' ' || object_name from audit.entry where seq > :seq order by seq")
                .param("seq", before)
                .query(String.class)
                .list();
    }
}
