package dev.plimsoll.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.access.Backstage;
import dev.plimsoll.access.BrowserSession;
import dev.plimsoll.access.SignedIn;
import dev.plimsoll.access.WholeProduct;
import jakarta.servlet.RequestDispatcher;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Tests for signing in and out by the form. */
@WholeProduct
class SignInTests {

    private final MockMvcTester http;
    private final Backstage backstage;

    SignInTests(@Autowired MockMvcTester http, @Autowired Backstage backstage) {
        this.http = http;
        this.backstage = backstage;
    }

    @BeforeEach
    void anAdministratorIsThere() {
        backstage.ensureAdministrator();
    }

    @Test
    void showsAFormWithATokenInIt() {
        assertThat(http.get().uri("/sign-in"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "<title>Sign in · Plimsoll</title>",
                        "name=\"_csrf\"",
                        "name=\"username\"",
                        "name=\"password\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "ADMIN", " Admin "})
    void takesTheUserNameInAnyCase(String username) {
        assertThat(signIn(new BrowserSession(), username, SignedIn.PASSWORD))
                .hasStatus(302)
                .headers()
                .hasValue("Location", "/");
    }

    @Test
    void saysTheSameOfAWrongPasswordAndOfAnUnknownName() {
        var unknown = signIn(new BrowserSession(), "nobody", SignedIn.PASSWORD);
        var wrong = signIn(new BrowserSession(), "admin", "not the password");

        assertThat(unknown).headers().hasValue("Location", "/sign-in?because=failed");
        assertThat(wrong).headers().hasValue("Location", "/sign-in?because=failed");
        assertThat(http.get().uri("/sign-in?because=failed"))
                .bodyText()
                .contains("The user name or the password is not right.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"' or 1=1 --", "ädmin", ""})
    void survivesStrangeNames(String username) {
        assertThat(signIn(new BrowserSession(), username, SignedIn.PASSWORD))
                .headers()
                .hasValue("Location", "/sign-in?because=failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "adm\0in"})
    void refusesNamesThatNobodyCanHave(String username) {
        assertThat(signIn(new BrowserSession(), username, SignedIn.PASSWORD)).hasStatus(400);
    }

    @Test
    void changesTheSessionSoThatNobodyElseKnowsIt() {
        var session = new BrowserSession();
        session.keep(http.get()
                .uri("/sources")
                .header("Accept", "text/html")
                .with(session)
                .exchange());
        var before = session.id();

        signIn(session, "admin", SignedIn.PASSWORD);

        assertThat(session.id()).isNotEqualTo(before);
        assertThat(http.get().uri("/sign-in").with(session)).hasStatus(302);
    }

    @Test
    void returnsToThePageThatWasAskedFor() {
        assertThat(afterAskingFor("/services/pay?env=production"))
                .headers()
                .hasValue("Location", "/services/pay?env=production");
    }

    @Test
    void returnsToOurPathWhateverHostWasNamed() {
        var session = new BrowserSession();
        session.keep(http.get()
                .uri("https://evil.example/sources")
                .header("Accept", "text/html")
                .with(session)
                .exchange());

        assertThat(signIn(session, "admin", SignedIn.PASSWORD)).headers().hasValue("Location", "/sources");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in?continue=https://evil.example",
                "/sign-in?next=//evil.example",
                "/live",
                "/\\evil.example"
            })
    void goesNowhereElse(String path) {
        assertThat(afterAskingFor(path).getResponse().getHeader("Location"))
                .startsWith("/")
                .doesNotStartWith("//");
        assertThat(afterAskingFor(path)).headers().hasValue("Location", "/");
    }

    @Test
    void doesNotReturnToAFragment() {
        var session = new BrowserSession();
        var refused = http.get()
                .uri("/now/rows/pay")
                .header("Accept", "text/html")
                .header("HX-Request", "true")
                .with(session)
                .exchange();

        assertThat(refused).hasStatus(401).headers().hasValue("HX-Redirect", "/sign-in");
        assertThat(signIn(session, "admin", SignedIn.PASSWORD)).headers().hasValue("Location", "/");
    }

    @Test
    void asksAgainWhereTheFormHadBeenOpenForTooLong() {
        assertThat(http.post().uri("/sign-in").param("username", "admin").param("password", SignedIn.PASSWORD))
                .hasStatus(302)
                .headers()
                .hasValue("Location", "/sign-in?because=stale");
    }

    @Test
    void endsTheSessionOnSignOut() {
        var session = new BrowserSession();
        signIn(session, "admin", SignedIn.PASSWORD);

        assertThat(http.post().uri("/sign-out").with(session).with(csrf()))
                .headers()
                .hasValue("Location", "/sign-in?because=out");
        assertThat(http.get().uri("/now").with(session)).headers().hasValue("Location", "/sign-in");
    }

    @Test
    void holdsBackWhoeverGuessesOneName() {
        for (var i = 0; i < 10; i++) {
            assertThat(guess("guessed", "192.0.2." + i)).hasStatus(302);
        }

        var refused = guess("guessed", "192.0.2.99");
        assertThat(refused).hasStatus(429);
        assertThat(Integer.parseInt(Objects.requireNonNull(refused.getResponse().getHeader("Retry-After"))))
                .isBetween(1, 30);
        assertThat(guess("another", "192.0.2.99")).hasStatus(302);
    }

    @Test
    void holdsBackWhoeverGuessesFromOneAddress() {
        for (var i = 0; i < 30; i++) {
            assertThat(guessCode("198.51.100.7")).hasStatus(302);
        }

        assertThat(guessCode("198.51.100.7")).hasStatus(429);
        assertThat(guess("anybody", "198.51.100.7")).hasStatus(429);
    }

    @Test
    void explainsTheWaitOnAPage() {
        assertThat(http.get().uri("/error").accept("text/html").requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 429))
                .hasStatus(429)
                .bodyText()
                .contains("Wait half a minute");
    }

    private MvcTestResult afterAskingFor(String path) {
        var session = new BrowserSession();
        session.keep(
                http.get().uri(path).header("Accept", "text/html").with(session).exchange());
        return signIn(session, "admin", SignedIn.PASSWORD);
    }

    private MvcTestResult signIn(BrowserSession session, String username, String password) {
        return session.keep(http.post()
                .uri("/sign-in")
                .with(session)
                .param("username", username)
                .param("password", password)
                .with(csrf())
                .exchange());
    }

    private MvcTestResult guessCode(String address) {
        return http.post()
                .uri("/welcome")
                .remoteAddress(address)
                .param("code", "a guess")
                .param("username", UUID.randomUUID().toString())
                .with(csrf())
                .exchange();
    }

    private MvcTestResult guess(String username, String address) {
        return http.post()
                .uri("/sign-in")
                .remoteAddress(address)
                .param("username", username)
                .param("password", "a guess")
                .with(csrf())
                .exchange();
    }
}
