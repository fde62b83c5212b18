package dev.plimsoll.notifications;

import dev.plimsoll.gates.outbox.Carrier;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Delivers the messages of each channel on a thread of its own: a receiver that answers late holds up no other channel. */
@Component
class Postman implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final int AT_ONCE = 100;

    private final Messages messages;
    private final List<Channel> channels;
    private final NotificationProperties properties;
    private final Clock clock;
    private volatile boolean running;

    Postman(Messages messages, List<Channel> channels, NotificationProperties properties, Clock clock) {
        this.messages = messages;
        this.channels = channels;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        for (var channel : channels) {
            var carrier = new Carrier<>(new ChannelLetters(messages, channel), clock);
            var thread = new Thread(() -> carry(carrier), "notifications-" + channel.name());
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void carry(Carrier<Message> carrier) {
        while (running) {
            try {
                Thread.sleep(properties.deliverEvery().toMillis());
                carrier.deliverThoseDue(AT_ONCE);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    log.warn("Messages could not be looked for", e);
                }
            }
        }
    }
}
