package dev.plimsoll.notifications.webhook;

import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.gates.Gates;
import dev.plimsoll.notifications.Doors;
import dev.plimsoll.notifications.Letterbox;
import dev.plimsoll.notifications.Message;
import dev.plimsoll.notifications.Messages;
import dev.plimsoll.notifications.ReceiverRefused;
import dev.plimsoll.notifications.Receivers;
import dev.plimsoll.testing.ListeningTool;
import dev.plimsoll.testing.ListeningTool.Heard;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A tool hears of a request, and can see that it is we who tell it. */
@PlimsollTest
class WebhookChannelTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private Receivers receivers;

    @Autowired
    private Messages messages;

    @Autowired
    private WebhookChannel channel;

    @Autowired
    private WebhookDoors doors;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    private final ListeningTool tool = new ListeningTool();
    private Letterbox letterbox;
    private String secret;
    private long request;

    @BeforeEach
    void aToolListens() {
        plimsoll.empty();
        var door = doors.open(URI.create(tool.url("/hook?key=hidden")));
        receivers.add("webhook", "bot", door, "ann");
        secret = Objects.requireNonNull(door.secret());
        letterbox = new Letterbox(messages, channel, clock);
        request = gates.request(ask("a", SHA_B, DIGEST_B)).id();
    }

    @AfterEach
    void leave() {
        tool.close();
        plimsoll.empty();
    }

    @Test
    void theEventIsSignedAndSaysWhatHappened() {
        assertThat(letterbox.deliver(now())).isTrue();

        var heard = tool.heard.get(0);
        assertThat(StandardWebhooks.isFrom(secret, heard, now())).isTrue();
        assertThat(heard.path()).isEqualTo("/hook?key=hidden");
        assertThat(heard.header("Content-Type")).startsWith("application/cloudevents+json");
        var event = json.readTree(heard.body());
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("id").asString()).isEqualTo(heard.header("webhook-id"));
        assertThat(event.path("type").asString()).isEqualTo("dev.plimsoll.gate.requested.v1");
        assertThat(event.path("source").asString()).isEqualTo("/plimsoll");
        assertThat(event.path("subject").asString()).isEqualTo("gate-" + request);
        assertThat(Instant.parse(event.path("time").asString())).isBefore(now());
        assertThat(event.path("data").path("gate").asLong()).isEqualTo(request);
        assertThat(event.path("data").path("sha").asString()).isEqualTo(SHA_B);
        assertThat(event.path("data").path("digest").asString()).isEqualTo(DIGEST_B);
        assertThat(event.path("data").path("environment").asString()).isEqualTo("production");
        assertThat(message().answer()).isEqualTo("200 ok");
    }

    @Test
    void anotherSecretOrAnotherBodyOrAnOldTimeIsSeenThrough() {
        letterbox.deliver(now());

        var heard = tool.heard.get(0);
        assertThat(StandardWebhooks.isFrom(Signature.newSecret(), heard, now())).isFalse();
        var changed = new Heard(heard.path(), heard.headers(), heard.body().replace("pending", "approved"));
        assertThat(StandardWebhooks.isFrom(secret, changed, now())).isFalse();
        assertThat(StandardWebhooks.isFrom(secret, heard, now().plusSeconds(600)))
                .isFalse();
    }

    @Test
    void eachOfSeveralToolsHearsTheSameEvent() {
        receivers.add("webhook", "second", doors.open(URI.create(tool.url("/second"))), "ann");
        gates.cancel(request, "again", null);
        gates.request(ask("b", SHA_B, DIGEST_B));

        while (letterbox.deliver(now())) {}

        var ofTheSecondRequest = tool.heard.subList(1, 3);
        assertThat(ofTheSecondRequest).extracting(Heard::path).containsExactlyInAnyOrder("/hook?key=hidden", "/second");
        assertThat(ofTheSecondRequest)
                .extracting(heard -> heard.header("webhook-id"))
                .hasSize(2)
                .containsOnly(ofTheSecondRequest.get(0).header("webhook-id"));
    }

    @Test
    void whatDoesNotArriveIsTriedAgainWithTheSameIdAndLongerPauses() {
        tool.answers(500, "down", Map.of());
        tool.answers(404, "not yet", Map.of());
        var now = now();

        assertThat(letterbox.deliver(now)).isTrue();
        assertThat(message().answer()).isEqualTo("IOException: 500 down");
        assertThat(letterbox.deliver(now)).isFalse();
        assertThat(letterbox.deliver(now.plusSeconds(1))).isTrue();
        assertThat(letterbox.deliver(now.plusSeconds(2))).isFalse();
        assertThat(letterbox.deliver(now.plusSeconds(4))).isTrue();

        assertThat(message().state()).isEqualTo("delivered");
        assertThat(tool.heard)
                .extracting(heard -> heard.header("webhook-id"))
                .hasSize(3)
                .containsOnly("gate-1-1");
    }

    @Test
    void aToolThatAsksToWaitIsLeftAlone() {
        tool.answers(429, "slow down", Map.of("Retry-After", "120"));
        var now = now();

        letterbox.deliver(now);

        assertThat(message().nextAt()).isEqualTo(now.plusSeconds(120));
    }

    @Test
    void aToolThatIsGoneIsToldNoMore() {
        tool.answers(410, "gone", Map.of());

        letterbox.deliver(now());

        assertThat(message()).matches(Message::isFailed).matches(one -> "410 gone".equals(one.answer()));
        messages.retry(message().id());
        assertThat(letterbox.deliver(now())).isTrue();
        assertThat(message().state()).isEqualTo("delivered");
    }

    @Test
    void nobodyIsFollowedElsewhere() {
        tool.answers(307, "", Map.of("Location", tool.url("/elsewhere")));

        letterbox.deliver(now());

        assertThat(tool.heard).hasSize(1);
        assertThat(message().answer()).startsWith("307: it sends us elsewhere");
    }

    @Test
    void afterACrashBetweenTellingAndNotingTheSameIdComesAgain() throws Exception {
        var now = now();
        channel.deliver(
                messages.take("webhook", now, now.plus(Duration.ofMinutes(1))).orElseThrow());

        assertThat(letterbox.deliver(now.plusSeconds(30))).isFalse();
        assertThat(letterbox.deliver(now.plusSeconds(61))).isTrue();

        assertThat(tool.heard)
                .extracting(heard -> heard.header("webhook-id"))
                .hasSize(2)
                .containsOnly("gate-1-1");
    }

    @Test
    void aToolThatWasRemovedHearsNothingMore() {
        receivers.remove(receivers.of("webhook").get(0).id());

        letterbox.deliver(now());

        assertThat(tool.heard).isEmpty();
        assertThat(message().answer()).isEqualTo("The receiver was removed");
    }

    @Test
    void theAddressAndTheSecretAreNotToBeReadInTheDatabase() {
        assertThat(receivers.of("webhook").get(0).shown()).isEqualTo(tool.url("/…"));
        var kept = jdbc.sql("select concat(address, secret, shown) from notifications.receiver")
                .query(String.class)
                .single();
        assertThat(kept).doesNotContain("hidden").doesNotContain(secret.substring(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://tool.example.org/hook", "http://10.0.0.1/", "ftp://tool.example.org/"})
    void messagesGoOutBySafeWaysAlone(String address) {
        Doors all = doors;

        assertThatThrownBy(() -> all.open(URI.create(address))).isInstanceOf(ReceiverRefused.class);
    }

    private Message message() {
        return messages.last("webhook").orElseThrow();
    }

    /** After whatever was written. */
    private Instant now() {
        return clock.instant().plusMillis(5).truncatedTo(ChronoUnit.MILLIS);
    }

    /** How a receiver checks, written from the specification of Standard Webhooks 1.0.0 and from nothing of ours. */
    private static final class StandardWebhooks {

        private static final int TOLERANCE_SECONDS = 5 * 60;

        static boolean isFrom(String secret, Heard heard, Instant now) {
            var id = heard.header("webhook-id");
            var timestamp = heard.header("webhook-timestamp");
            if (Math.abs(now.getEpochSecond() - Long.parseLong(timestamp)) > TOLERANCE_SECONDS) {
                return false;
            }
            var expected = hmac(secret, id + "." + timestamp + "." + heard.body());
            return Arrays.stream(heard.header("webhook-signature").split(" "))
                    .filter(one -> one.startsWith("v1,"))
                    .map(one -> Base64.getDecoder().decode(one.substring(3)))
                    .anyMatch(one -> MessageDigest.isEqual(one, expected));
        }

        private static byte[] hmac(String secret, String signed) {
            try {
                var key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                return mac.doFinal(signed.getBytes(UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
