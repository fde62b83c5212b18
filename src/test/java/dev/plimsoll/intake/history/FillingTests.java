package dev.plimsoll.intake.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.StubGitHubLists;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What was before the webhooks is asked for at GitHub, page by page. */
@PlimsollTest
@AutoConfigureMockMvc
@WithMockUser(username = "maya", roles = "ADMIN")
class FillingTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Fillings fillings;

    @Autowired
    private FillingWorker worker;

    @Autowired
    private StubGitHubLists github;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private MockMvcTester http;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        github.reset();
    }

    @Test
    void bringsCommitsAndPullRequestsAndMayBeRepeated() {
        assertThat(fillings.begin("github", "acme/pay", 1000)).isEmpty();
        assertThat(fillings.begin("github", "acme/pay", 1000))
                .hasValueSatisfying(why -> assertThat(why).contains("being filled in already"));
        assertThat(turnAll()).isEqualTo(4);

        assertThat(newest().state()).isEqualTo("finished");
        assertThat(newest().accepted()).isEqualTo(130);
        assertThat(text("select count(*) || ' ' || count(parents) || ' ' || count(reverts) from changes.commits"))
                .isEqualTo("120 120 120");
        assertThat(text("""
                        select count(*) || ' ' || min(merge_sha) || ' '
                               || to_char(min(first_review_at) at time zone 'UTC', 'HH24:MI') || ' '
                               || array_to_string(min(labels), ',')
                          from changes.change_requests
                         where state = 'merged'
                        """)).isEqualTo("10 " + StubGitHubLists.sha(1) + " 08:30 pay");
        assertThat(text("select count(*) from changes.change_commits")).isEqualTo("20");

        fillings.begin("github", "acme/pay", 1000);
        turnAll();
        assertThat(newest().accepted()).isZero();
        assertThat(newest().repeated()).isEqualTo(130);
    }

    @Test
    void waitsAsLongAsGitHubWantsAndGoesOnWithTheSamePage() {
        fillings.begin("github", "acme/pay", 30);
        worker.turnPage();
        github.limitOnce(pageAddress("2"), clock.instant().getEpochSecond() + 600);
        worker.turnPage();
        worker.turnPage();

        assertThat(newest().state()).isEqualTo("waiting");
        assertThat(newest().problem()).contains("GitHub asks for patience");
        assertThat(newest().dueAt()).isAfter(clock.instant().plusSeconds(500));
        due();
        worker.turnPage();
        assertThat(newest().step() + newest().page()).isEqualTo("changes1");
    }

    @Test
    void stopsWithTheReasonAndGoesOnWhenItIsPutRight() {
        fillings.begin("github", "acme/pay", 30);
        worker.turnPage();
        github.once(pageAddress("2"), 401, Map.of());
        worker.turnPage();

        assertThat(newest().state()).isEqualTo("stopped");
        assertThat(newest().problem()).contains("put a valid one into api-token");
        assertThat(fillings.resume("gitlab", newest().id())).isFalse();
        assertThat(fillings.resume("github", newest().id())).isTrue();
        assertThat(fillings.resume("github", newest().id())).isFalse();
        worker.turnPage();
        assertThat(newest().step() + newest().page()).isEqualTo("changes1");
    }

    @Test
    void triesFiveTimesAndThenStops() {
        fillings.begin("github", "acme/pay", 30);
        for (var n = 1; n <= 5; n++) {
            assertThat(newest().isRunning()).isTrue();
            github.once(pageAddress("1"), 502, Map.of());
            due();
            worker.turnPage();
        }

        assertThat(newest().state()).isEqualTo("stopped");
        assertThat(newest().problem()).isEqualTo("GitHub answered 502");
    }

    @Test
    void isBegunAndResumedOnThePageOfTheSource() throws Exception {
        assertThat(post("/sources/github/history", "acme/pay")).hasStatus(302);
        assertThat(page("/sources/github/history")).contains("acme/pay", ", page 1 of commits", "every 2s");
        github.once("&until=" + newest().beganAt(), 404, Map.of());
        worker.turnPage();

        var page = page("/sources/github");
        assertThat(page).contains("stopped", "GitHub knows no such repository", "Go on", "Fill in");
        assertThat(page).doesNotContain(StubGitHubLists.TOKEN);
        assertThat(post("/sources/github/history/%d/resumption".formatted(newest().id()), ""))
                .hasStatus(302);
        assertThat(newest().state()).isEqualTo("running");
        assertThat(page("/sources/gitlab")).doesNotContain("Fill in");
    }

    private MvcTestResult post(String address, String repository) {
        return http.post()
                .uri(address)
                .with(csrf())
                .param("repository", repository)
                .param("days", "90")
                .exchange();
    }

    private String page(String address) throws UnsupportedEncodingException {
        var answer = http.get().uri(address).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }

    @Test
    void saysWhyNothingIsBegun() {
        assertThat(fillings.begin("gitlab", "acme/pay", 30).orElseThrow()).contains("gitlab.api-token");
        for (var name : new String[] {"pay", "acme/..", "acme/pay/x", "a b/c", "acme/pay?x=1"}) {
            assertThat(fillings.begin("github", name, 30).orElseThrow()).contains("such as acme/pay");
        }
        assertThat(fillings.begin("github", "acme/pay", 0).orElseThrow()).contains("from 1 to 3,650");
        assertThat(github.calls()).isEmpty();

        fillings.begin("github", "acme/unknown", 30);
        worker.turnPage();
        assertThat(newest().problem()).contains("GitHub knows no such repository");
    }

    private int turnAll() {
        var pages = 0;
        while (newest().isRunning() && pages < 20) {
            worker.turnPage();
            pages++;
        }
        return pages;
    }

    private void due() {
        jdbc.sql("update intake.filling set due_at = began_at").update();
    }

    /** How the address of a page of commits ends. */
    private String pageAddress(String number) {
        var filling = newest();
        return "&page=%s&since=%s&until=%s".formatted(number, filling.since(), filling.beganAt());
    }

    private Filling newest() {
        return fillings.newest("github").get(0);
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
