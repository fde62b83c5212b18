package dev.plimsoll.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.access.Backstage;
import dev.plimsoll.access.BrowserSession;
import dev.plimsoll.access.SignedIn;
import dev.plimsoll.access.WholeProduct;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Tests for {@link WelcomeController}: an installation meets its first administrator. */
@WholeProduct
class WelcomeTests {

    private final MockMvcTester http;
    private final JdbcClient jdbc;
    private final String code;

    WelcomeTests(@Autowired MockMvcTester http, @Autowired JdbcClient jdbc, @Autowired Backstage backstage) {
        this.http = http;
        this.jdbc = jdbc;
        this.code = backstage.setupCode();
    }

    @BeforeEach
    void nobodyIsThere() {
        jdbc.sql("delete from access.token").update();
        jdbc.sql("delete from access.person").update();
    }

    @Test
    void leadsEveryPageHere() {
        assertThat(http.get().uri("/")).headers().hasValue("Location", "/welcome");
        assertThat(http.get().uri("/sources")).headers().hasValue("Location", "/welcome");
        assertThat(http.get().uri("/sign-in")).headers().hasValue("Location", "/welcome");
        assertThat(http.post().uri("/demo")).headers().hasValue("Location", "/welcome");
        assertThat(http.get().uri("/now/rows/pay").header("HX-Request", "true"))
                .headers()
                .hasValue("HX-Redirect", "/welcome");
    }

    @Test
    void explainsWhereTheLinkIs() {
        assertThat(http.get().uri("/welcome"))
                .hasStatusOk()
                .bodyText()
                .contains("It is in the log")
                .doesNotContain("name=\"password\"", code);
    }

    @Test
    void doesNotTakeTheCodeOfAnotherStart() {
        assertThat(http.get().uri("/welcome?code=wrong"))
                .bodyText()
                .contains("not the right one")
                .doesNotContain("name=\"password\"");
        assertThat(create("wrong", "admin", SignedIn.PASSWORD)).hasStatus(422);
        assertThat(administrators()).isZero();
    }

    @Test
    void asksWhoTheAdministratorIs() {
        assertThat(http.get().uri("/welcome?code=" + code))
                .bodyText()
                .contains("Create the administrator</button>", "name=\"password\"", "value=\"admin\"");
    }

    @Test
    void saysWhatToCorrectAndKeepsWhatWasTyped() {
        assertThat(create(code, "Ada Lovelace", "short"))
                .hasStatus(422)
                .bodyText()
                .contains("Use at least 12 characters", "A user name begins with", "value=\"Ada Lovelace\"")
                .doesNotContain("short");
        assertThat(administrators()).isZero();
    }

    @Test
    void signsTheAdministratorInAndGoesOn() {
        var session = new BrowserSession();

        var created = create(session, code, "Ada", SignedIn.PASSWORD);

        assertThat(created).hasStatus(302).headers().hasValue("Location", "/welcome");
        session.keep(created);
        assertThat(http.get().uri("/welcome").with(session))
                .hasStatusOk()
                .bodyText()
                .contains("What shall Plimsoll look at?", "href=\"/sources/new\"", "action=\"/demo\"");
    }

    @Test
    void isOfNoUseToAnybodyAfterwards() {
        create(code, "ada", SignedIn.PASSWORD);

        assertThat(create(code, "eve", SignedIn.PASSWORD)).headers().hasValue("Location", "/sign-in?because=exists");
        assertThat(http.get().uri("/welcome?code=" + code)).headers().hasValue("Location", "/sign-in");
        assertThat(http.get().uri("/welcome").with(SignedIn.viewer())).headers().hasValue("Location", "/");
        assertThat(administrators()).isOne();
    }

    @Test
    void makesExactlyOneAdministratorOfManyAtOnce() throws Exception {
        var together = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(8);
        try {
            var attempts = IntStream.range(0, 8)
                    .<Callable<MvcTestResult>>mapToObj(i -> () -> {
                        together.await();
                        return create(code, "admin" + i, SignedIn.PASSWORD);
                    })
                    .map(threads::submit)
                    .toList();
            together.countDown();

            var welcomed = 0;
            for (var attempt : attempts) {
                welcomed += "/welcome".equals(attempt.get().getResponse().getHeader("Location")) ? 1 : 0;
            }
            assertThat(welcomed).isOne();
            assertThat(administrators()).isOne();
        } finally {
            threads.shutdown();
        }
    }

    private MvcTestResult create(String code, String username, String password) {
        return create(new BrowserSession(), code, username, password);
    }

    private MvcTestResult create(BrowserSession session, String code, String username, String password) {
        return http.post()
                .uri("/welcome")
                .with(session)
                .param("code", code)
                .param("username", username)
                .param("displayName", "Ada")
                .param("password", password)
                .with(csrf())
                .exchange();
    }

    private int administrators() {
        return jdbc.sql("select count(*) from access.role_grant where role = 'admin'")
                .query(Integer.class)
                .single();
    }
}
