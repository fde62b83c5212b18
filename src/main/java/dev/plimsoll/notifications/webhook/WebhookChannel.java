package dev.plimsoll.notifications.webhook;

import dev.plimsoll.gates.outbox.Undeliverable;
import dev.plimsoll.notifications.Channel;
import dev.plimsoll.notifications.Links;
import dev.plimsoll.notifications.Message;
import dev.plimsoll.notifications.Notice;
import dev.plimsoll.notifications.Outside;
import dev.plimsoll.notifications.Receiver;
import dev.plimsoll.notifications.Receivers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.hc.core5.http.ContentType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells tools in events of CloudEvents, signed by Standard Webhooks: the key of the message is the id of both. */
@Component
class WebhookChannel implements Channel {

    static final String NAME = "webhook";

    private static final int GONE = 410;

    private final Receivers receivers;
    private final Outside outside;
    private final Links links;
    private final JsonMapper json;
    private final Clock clock;

    WebhookChannel(Receivers receivers, Outside outside, Links links, JsonMapper json, Clock clock) {
        this.receivers = receivers;
        this.outside = outside;
        this.links = links;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Webhooks";
    }

    @Override
    public boolean isOn() {
        return !receivers.of(NAME).isEmpty();
    }

    @Override
    public String setup() {
        return isOn()
                ? "Each change of a request and each freeze is one event, signed with the secret of its receiver."
                : "Add the address of a tool below; you get a secret, by which the tool knows that it is us.";
    }

    @Override
    public List<Long> receivers(Notice notice, Set<Long> people) {
        return notice.isForPeopleAlone()
                ? List.of()
                : receivers.of(NAME).stream()
                        .filter(receiver -> receiver.takes(notice))
                        .map(Receiver::id)
                        .toList();
    }

    @Override
    public String nameOf(long receiver) {
        return receivers.find(receiver).map(Receiver::name).orElse("removed");
    }

    @Override
    public String deliver(Message message) throws IOException {
        var door = receivers.door(message.receiver());
        var id = message.notice().key();
        var body = json.writeValueAsString(CloudEvent.of(message.notice(), links.source()));
        var at = clock.instant().getEpochSecond();
        var signature = Signature.of(Objects.requireNonNull(door.secret()), id, at, body);
        var answer = outside.post(
                door.address(),
                ContentType.create(CloudEvent.MEDIA_TYPE, StandardCharsets.UTF_8),
                body,
                Map.of("webhook-id", id, "webhook-timestamp", Long.toString(at), "webhook-signature", signature));
        if (answer.isTaken()) {
            return answer.text();
        }
        if (answer.isRedirect()) {
            throw answer.redirected();
        }
        if (answer.status() == GONE) {
            throw new Undeliverable(answer.text());
        }
        throw answer.again();
    }
}
