package dev.plimsoll.notifications.slack;

import dev.plimsoll.notifications.Door;
import dev.plimsoll.notifications.Doors;
import dev.plimsoll.notifications.NotificationProperties;
import dev.plimsoll.notifications.ReceiverRefused;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Which addresses of Slack are taken: the address alone lets anybody write, so it is a secret in whole. */
@Component
class SlackDoors implements Doors {

    private final NotificationProperties properties;

    SlackDoors(NotificationProperties properties) {
        this.properties = properties;
    }

    @Override
    public String channel() {
        return SlackChannel.NAME;
    }

    @Override
    public Door open(URI address) {
        var isAllowed = properties.slack().hosts().contains(address.getHost())
                && (address.getScheme().equals("https") || properties.webhook().allows(address));
        if (!isAllowed) {
            throw new ReceiverRefused("The address of an incoming webhook begins with https://%s/services/"
                    .formatted(properties.slack().hosts().get(0)));
        }
        return new Door(address, address.getHost(), null);
    }
}
