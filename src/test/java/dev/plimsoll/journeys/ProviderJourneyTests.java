package dev.plimsoll.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.plimsoll.testing.OpenIdProvider;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.WebVisitor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in and out in a real browser through a provider of OpenID Connect, whose groups give the roles. */
@PlimsollTest
class ProviderJourneyTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private OpenIdProvider provider;

    @BeforeEach
    void theProviderKnowsPlimsoll() {
        new WebVisitor(plimsoll.address());
    }

    @Test
    void groupsDecideWhatPeopleMayDo() {
        try (var visitor = Visitor.atADesk(plimsoll.address())) {
            signIn(visitor, "marina");
            visitor.page().waitForURL(plimsoll.address() + "/now");
            visitor.go("/settings/people");
            assertThat(visitor.page().innerText("main")).contains("The marina", "through here");

            visitor.page().locator("details.account summary").click();
            visitor.page().getByText("Sign out").click();
            visitor.page().waitForURL(plimsoll.address() + "/sign-in");
            visitor.go("/sign-in/with/here");
            assertThat(visitor.page().url()).startsWith(provider.issuer() + "/login");
        }
    }

    @Test
    void whoeverLacksARoleReadsWhichAndWhoCanGiveIt() {
        for (var width : List.of(1440, 390)) {
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (var visitor = Visitor.at(plimsoll.address(), width, scheme)) {
                    signIn(visitor, "vic");
                    visitor.page().waitForURL(plimsoll.address() + "/now");
                    look(visitor, "/settings/people", "role-missing", "needs the role admin");
                }
                try (var visitor = Visitor.at(plimsoll.address(), width, scheme)) {
                    signIn(visitor, "nora");
                    look(visitor, "/sign-in/no-role", "no-role", "You have no role here");
                    look(visitor, "/sign-in/with/down", "provider-down", "does not answer");
                }
            }
        }
    }

    private static void look(Visitor visitor, String path, String name, String says) {
        visitor.go(path);
        assertThat(visitor.page().innerText("main")).contains(says);
        visitor.picture(name);
        visitor.findsNoBarrier(path);
        visitor.findsNoSidewaysScroll(path);
    }

    private static void signIn(Visitor visitor, String name) {
        visitor.go("/now");
        visitor.page().getByText("Sign in with The Harbour").click();
        visitor.page().locator("input[name=username]").fill(name);
        visitor.page().locator("input[name=password]").fill(name);
        visitor.page().locator("[type=submit]").first().click();
    }
}
