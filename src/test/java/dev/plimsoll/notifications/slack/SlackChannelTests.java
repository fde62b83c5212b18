package dev.plimsoll.notifications.slack;

import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.gates.Gates;
import dev.plimsoll.notifications.Door;
import dev.plimsoll.notifications.Letterbox;
import dev.plimsoll.notifications.Message;
import dev.plimsoll.notifications.Messages;
import dev.plimsoll.notifications.Notice;
import dev.plimsoll.notifications.ReceiverRefused;
import dev.plimsoll.notifications.Receivers;
import dev.plimsoll.testing.ListeningTool;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A channel of Slack hears of a request. */
@PlimsollTest
class SlackChannelTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private Receivers receivers;

    @Autowired
    private Messages messages;

    @Autowired
    private SlackChannel channel;

    @Autowired
    private SlackDoors doors;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    private final ListeningTool slack = new ListeningTool();
    private Letterbox letterbox;

    @BeforeEach
    void aChannelListens() {
        plimsoll.empty();
        receivers.add(
                "slack", "releases", new Door(URI.create(slack.url("/services/T/B/x")), "127.0.0.1", null), "ann");
        letterbox = new Letterbox(messages, channel, clock);
        gates.request(ask("a", SHA_B, DIGEST_B));
    }

    @AfterEach
    void leave() {
        slack.close();
        plimsoll.empty();
    }

    @Test
    void theChannelIsToldOnceAndDecidesNothing() {
        assertThat(letterbox.deliver(now())).isTrue();
        assertThat(letterbox.deliver(now())).isFalse();

        var told = json.readTree(slack.heard.get(0).body());
        assertThat(told.path("text").asString()).isEqualTo("Waits for a decision: pay bbbbbbb to production");
        assertThat(told.path("blocks").path(0).path("text").path("text").asString())
                .startsWith("*Waits for a decision*\npay bbbbbbb to production\n");
        assertThat(slack.heard.get(0).body()).doesNotContain("button").doesNotContain("actions");
    }

    @Test
    void aChannelThatIsNotThereAnyMoreIsToldNoMore() {
        slack.answers(404, "no_service", Map.of());

        letterbox.deliver(now());

        assertThat(message()).matches(Message::isFailed).matches(one -> "404 no_service".equals(one.answer()));
    }

    @Test
    void slackIsLeftAloneForAsLongAsItAsks() {
        slack.answers(429, "rate_limited", Map.of("Retry-After", "30"));
        var now = now();

        letterbox.deliver(now);

        assertThat(message().state()).isEqualTo("waiting");
        assertThat(message().nextAt()).isEqualTo(now.plusSeconds(30));
        assertThat(letterbox.deliver(now.plusSeconds(30))).isTrue();
        assertThat(message().state()).isEqualTo("delivered");
    }

    @Test
    void noSenderWritesALinkOrCallsTheWholeChannel() {
        var notice = new Notice(
                "k",
                "t",
                "gate.denied",
                "a<!channel>&b|c",
                "Denied",
                "<https://evil.example.org|click> @here",
                Map.of(),
                "/approvals/1",
                true,
                false,
                Map.of(),
                Instant.EPOCH);

        var block = json.writeValueAsString(
                SlackText.of(notice, "https://plimsoll.example.org/approvals/1").body());

        assertThat(block)
                .contains("<https://plimsoll.example.org/approvals/1|a&lt;!channel&gt;&amp;b/c>")
                .contains("&lt;https://evil.example.org|click&gt;")
                .doesNotContain("<!channel>");
    }

    @Test
    void eachMeasureOfADigestHasItsLine() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Change lead time", "4 h (median of 12 commits). Week before: 5 h (median of 9 commits)");
        facts.put("Change fail rate", "1 of 6. Week before: 0 of 4");
        var notice = new Notice(
                "k",
                "t",
                Notice.DIGEST,
                "Delivery in the week of 2 March to 8 March 2026",
                "The five measures",
                "",
                facts,
                "/dora",
                true,
                false,
                Map.of(),
                Instant.EPOCH);

        assertThat(json.valueToTree(SlackText.of(notice, null).body())
                        .at("/blocks/1/text/text")
                        .asString())
                .isEqualTo("""
                        *Change lead time*
                        4 h (median of 12 commits). Week before: 5 h (median of 9 commits)
                        *Change fail rate*
                        1 of 6. Week before: 0 of 4""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com.evil.example.org/services/T/B/x",
                "http://hooks.slack.com/services/T/B/x",
                "https://10.0.0.1/services/T/B/x"
            })
    void onlyAnAddressOfSlackIsTaken(String address) {
        assertThatThrownBy(() -> doors.open(URI.create(address)))
                .isInstanceOf(ReceiverRefused.class)
                .hasMessage("The address of an incoming webhook begins with https://hooks.slack.com/services/");
        assertThat(doors.open(URI.create("https://hooks.slack.com/services/T/B/x"))
                        .shown())
                .isEqualTo("hooks.slack.com");
    }

    private Message message() {
        return messages.last("slack").orElseThrow();
    }

    private Instant now() {
        return clock.instant().plusMillis(5).truncatedTo(ChronoUnit.MILLIS);
    }
}
