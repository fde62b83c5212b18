package dev.plimsoll.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.plimsoll.testing.TestDatabase;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in and out in a real browser through a real Keycloak, whose groups give the roles. */
@Tag("keycloak")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "plimsoll.home=target/keycloak-home")
@Import(TestDatabase.class)
class KeycloakJourneyTests {

    private static final String PROVIDER = "plimsoll.access.providers.harbour.";

    private static Keycloak keycloak;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) throws IOException {
        keycloak = Keycloak.start();
        properties.add(PROVIDER + "issuer", keycloak::issuer);
        properties.add(PROVIDER + "client-id", () -> "plimsoll");
        properties.add(PROVIDER + "client-secret", () -> "plimsoll-secret-for-tests");
        properties.add(PROVIDER + "label", () -> "Keycloak");
        properties.add(PROVIDER + "roles.viewer", () -> "crew");
        properties.add(PROVIDER + "roles.admin", () -> "masters");
    }

    @AfterAll
    static void stop() {
        keycloak.close();
    }

    @Test
    void groupsDecideWhatPeopleMayDo() {
        signsInAsAnAdministrator();
        seesWhichRoleIsMissing();
        isTurnedAwayWithoutARole();
    }

    private void signsInAsAnAdministrator() {
        try (var visitor = Visitor.atADesk(address())) {
            signIn(visitor, "marina");
            visitor.page().waitForURL(address() + "/now");
            visitor.go("/settings/people");
            assertThat(visitor.page().content()).contains("Marina Master");
            visitor.picture("keycloak-people");
            visitor.findsNoBarrier("/settings/people");
        }
    }

    private void seesWhichRoleIsMissing() {
        try (var visitor = Visitor.atADesk(address())) {
            signIn(visitor, "vic");
            visitor.page().waitForURL(address() + "/now");
            visitor.go("/settings/people");
            assertThat(visitor.page().innerText("main")).contains("needs the role admin", "Marina Master");
            visitor.picture("keycloak-role-missing");
            visitor.go("/now");
            signOut(visitor.page());
            visitor.go("/sign-in/with/harbour");
            assertThat(visitor.page().url()).startsWith(keycloak.issuer());
            visitor.page().locator("input[name=username]").waitFor();
        }
    }

    private void isTurnedAwayWithoutARole() {
        try (var visitor = Visitor.atADesk(address())) {
            signIn(visitor, "nora");
            visitor.page().waitForURL(address() + "/sign-in/no-role");
            assertThat(visitor.page().innerText("main")).contains("You have no role here", "Keycloak", "Marina Master");
            visitor.picture("keycloak-no-role");
            visitor.findsNoBarrier("/sign-in/no-role");
        }
    }

    private void signIn(Visitor visitor, String name) {
        visitor.go("/now");
        visitor.page().getByText("Sign in with Keycloak").click();
        visitor.page().locator("input[name=username]").fill(name);
        visitor.page().locator("input[name=password]").fill(name);
        visitor.page().locator("[type=submit]").first().click();
    }

    /** Plimsoll's page goes on to Keycloak by itself, and Keycloak sends the browser back. */
    private void signOut(Page page) {
        page.locator("details.account summary").click();
        page.getByText("Sign out").click();
        page.waitForURL(address() + "/sign-in");
    }

    private String address() {
        return "http://127.0.0.1:" + port;
    }
}
