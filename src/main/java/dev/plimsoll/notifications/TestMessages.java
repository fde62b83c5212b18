package dev.plimsoll.notifications;

import dev.plimsoll.access.Contact;
import dev.plimsoll.access.Contacts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends a message that says nothing, so that an administrator sees whether messages arrive. */
@Component
public class TestMessages {

    private final List<Channel> channels;
    private final Contacts contacts;
    private final Messages messages;
    private final Clock clock;

    TestMessages(List<Channel> channels, Contacts contacts, Messages messages, Clock clock) {
        this.channels = channels;
        this.contacts = contacts;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Writes it to whoever asks, or to all tools of the channel.
     *
     * @return what became of it, a sentence
     */
    @Transactional
    public String send(String name, String username) {
        var channel = channels.stream().filter(one -> one.name().equals(name)).findFirst();
        if (channel.isEmpty()) {
            return "There is no such channel.";
        }
        if (!channel.get().isOn()) {
            return channel.get().title() + " is off. " + channel.get().setup();
        }
        var notice = notice(username);
        var receivers = channel.get()
                .receivers(
                        notice,
                        contacts.of(username).map(Contact::id).map(Set::of).orElse(Set.of()));
        receivers.forEach(receiver -> messages.write(name, receiver, notice));
        return receivers.isEmpty()
                ? "Nothing was sent: link an address of yours under Settings, People, or look at My account."
                : "A test message is on its way. What came of it stands below in a few seconds.";
    }

    private Notice notice(String username) {
        var key = "test-" + UUID.randomUUID();
        return new Notice(
                key,
                key,
                "test",
                "A test of Plimsoll",
                "Messages of Plimsoll arrive here",
                "Nothing has happened: somebody wanted to see whether they do",
                Map.of("Asked by", username),
                "/approvals",
                true,
                false,
                Map.of("person", username),
                clock.instant());
    }
}
