package dev.plimsoll.notifications.slack;

import dev.plimsoll.gates.outbox.Undeliverable;
import dev.plimsoll.notifications.Channel;
import dev.plimsoll.notifications.Links;
import dev.plimsoll.notifications.Message;
import dev.plimsoll.notifications.Notice;
import dev.plimsoll.notifications.Outside;
import dev.plimsoll.notifications.Receiver;
import dev.plimsoll.notifications.Receivers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.http.ContentType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells channels of Slack by their incoming webhooks: one message for each change. Such a webhook can add messages and not
 * change them, and knows no keys.
 */
@Component
class SlackChannel implements Channel {

    static final String NAME = "slack";

    private final Receivers receivers;
    private final Outside outside;
    private final Links links;
    private final JsonMapper json;

    SlackChannel(Receivers receivers, Outside outside, Links links, JsonMapper json) {
        this.receivers = receivers;
        this.outside = outside;
        this.links = links;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Slack";
    }

    @Override
    public boolean isOn() {
        return !receivers.of(NAME).isEmpty();
    }

    @Override
    public String setup() {
        return isOn()
                ? "Each change of a request and each freeze is a message of its own: an incoming webhook cannot change what it sent."
                : "Make an incoming webhook in Slack for the channel that has to know, and add its address here.";
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
        var notice = message.notice();
        var text = SlackText.of(notice, links.link(notice.path()));
        var body = json.writeValueAsString(text.body());
        var answer = outside.post(door.address(), ContentType.APPLICATION_JSON, body, Map.of());
        if (answer.isTaken()) {
            return answer.text();
        }
        if (answer.isRedirect()) {
            throw answer.redirected();
        }
        if (answer.status() < 500 && answer.status() != 408 && !answer.asksToWait()) {
            throw new Undeliverable(answer.text());
        }
        throw answer.again();
    }
}
