package dev.plimsoll.notifications.web;

import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.plimsoll.gates.Gates;
import dev.plimsoll.notifications.Messages;
import dev.plimsoll.notifications.Receivers;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Clock;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** An administrator switches channels on and sees what did not arrive; a person says what he or she gets. */
@PlimsollTest
@AutoConfigureMockMvc
@WithMockUser(username = Plimsoll.ADMIN_NAME, roles = "ADMIN")
class NotificationPagesTests {

    private static final String PAGE = "/settings/notifications";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private Receivers receivers;

    @Autowired
    private Messages messages;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @AfterEach
    void leave() {
        plimsoll.empty();
    }

    @Test
    void aChannelThatIsOffSaysHowToSwitchItOn() throws Exception {
        var slack = page(get(PAGE)).select("section:has(#slack-title)");

        assertThat(slack.select(".tag").text()).isEqualTo("off");
        assertThat(slack.text()).contains("Make an incoming webhook in Slack");
        assertThat(slack.select("form[action$=test]")).isEmpty();
    }

    @Test
    void theSecretOfANewReceiverIsShownOnceAndTheActIsRecorded() throws Exception {
        var added = Jsoup.parse(answer(add("webhook", "bot", "https://tool.example.org/hook?k=1"))
                .getContentAsString());

        assertThat(added.select("#secret").text()).startsWith("whsec_");
        var again = page(get(PAGE));
        assertThat(again.select("#secret")).isEmpty();
        assertThat(again.select("section:has(#webhook-title) .names li").text())
                .isEqualTo("bot https://tool.example.org/… Send the weekly digest Remove");
        assertThat(acts("receiver.added")).isPositive();
    }

    @Test
    void aReceiverIsRemovedWithAllThatIsSecret() throws Exception {
        answer(add("slack", "releases", "https://hooks.slack.com/services/T/B/x"));
        var id = receivers.of("slack").get(0).id();

        assertThat(answer(post(PAGE + "/receivers/" + id + "/removal").with(csrf()))
                        .getStatus())
                .isEqualTo(302);

        assertThat(receivers.of("slack")).isEmpty();
        assertThat(acts("receiver.removed")).isPositive();
    }

    @Test
    void whatCannotBeTakenIsSaidBesideTheFieldAndTheNameStays() throws Exception {
        for (var address :
                new String[] {"", "x", "https://", "https://a b/", "http://tool.example.org/", "file:///etc"}) {
            var answer = answer(add("webhook", "bot", address));
            assertThat(answer.getStatus()).as(address).isEqualTo(422);
            var page = Jsoup.parse(answer.getContentAsString());
            assertThat(page.select("#webhook-wrong").text()).as(address).isNotEmpty();
            assertThat(page.select("#webhook-name").val()).isEqualTo("bot");
        }
        assertThat(answer(add("webhook", " ", "https://tool.example.org/")).getStatus())
                .isEqualTo(422);
        answer(add("webhook", "bot", "https://tool.example.org/"));
        assertThat(answer(add("webhook", "bot", "https://tool.example.org/")).getStatus())
                .isEqualTo(422);
        assertThat(answer(add("nothing", "bot", "https://tool.example.org/")).getStatus())
                .isEqualTo(422);
    }

    @Test
    void aTestMessageIsWrittenForTheChannel() throws Exception {
        answer(add("webhook", "bot", "https://tool.example.org/"));

        assertThat(answer(post(PAGE + "/webhook/test").with(csrf())).getStatus())
                .isEqualTo(302);

        assertThat(messages.last("webhook").orElseThrow().notice().event()).isEqualTo("test");
        assertThat(answer(post(PAGE + "/nothing/test").with(csrf())).getStatus())
                .isEqualTo(302);
    }

    @Test
    void whatWasGivenUpStandsThereWithItsAnswerAndIsTriedAgain() throws Exception {
        answer(add("webhook", "bot", "https://tool.example.org/"));
        gates.request(ask("a", SHA_B, DIGEST_B));
        var now = clock.instant().plusSeconds(1);
        var taken = messages.take("webhook", now, now.plusSeconds(60)).orElseThrow();
        messages.note(taken, "failed", "410 gone", null, now);

        var failed = page(get(PAGE)).select("section:has(#failed-title) tbody tr");
        assertThat(failed.text())
                .startsWith(
                        "Waits for a decision pay bbbbbbb to production Webhooks: bot 410 gone given up after 1 attempt");
        assertThat(answer(post(failed.select("form").attr("action")).with(csrf()))
                        .getStatus())
                .isEqualTo(302);

        assertThat(messages.last("webhook").orElseThrow().state()).isEqualTo("waiting");
        assertThat(page(get(PAGE)).select("#failed-title")).isEmpty();
    }

    @Test
    void aPersonSaysWhatHeOrSheGets() throws Exception {
        assertThat(page(get("/me/notifications")).select("input[checked]").val())
                .isEqualTo("all");

        answer(post("/me/notifications").with(csrf()).param("email", "production"));
        answer(post("/me/notifications").with(csrf()).param("email", "everything?"));

        assertThat(page(get("/me/notifications")).select("input[checked]").val())
                .isEqualTo("production");
    }

    @Test
    void aPersonWishesForTheDigestAndNoLongerDoes() throws Exception {
        answer(post("/me/notifications").with(csrf()).param("email", "nothing").param("digest", "weekly"));
        assertThat(page(get("/me/notifications")).select("input[name=digest][checked]"))
                .hasSize(1);

        answer(post("/me/notifications").with(csrf()).param("email", "nothing"));
        assertThat(page(get("/me/notifications")).select("input[name=digest][checked]"))
                .isEmpty();
    }

    @Test
    void aToolGetsTheDigestAndNoLongerDoes() throws Exception {
        answer(add("webhook", "bot", "https://tool.example.org/hook"));
        var digest = page(get(PAGE)).select("form[action$=/digest]").attr("action");

        answer(post(digest).with(csrf()).param("wanted", "true"));
        assertThat(page(get(PAGE)).select("form[action$=/digest]").text()).isEqualTo("Stop the weekly digest");

        answer(post(digest).with(csrf()).param("wanted", "false"));
        assertThat(page(get(PAGE)).select("form[action$=/digest]").text()).isEqualTo("Send the weekly digest");
        assertThat(acts("receiver.digest-changed")).isGreaterThanOrEqualTo(2);
    }

    private static MockHttpServletRequestBuilder add(String channel, String name, String url) {
        return post(PAGE + "/receivers")
                .with(csrf())
                .param("channel", channel)
                .param("name", name)
                .param("url", url);
    }

    private long acts(String action) {
        return jdbc.sql("select count(*) from audit.entry where action = :action")
                .param("action", action)
                .query(Long.class)
                .single();
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        var answer = answer(request);
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }
}
