package dev.plimsoll.notifications.webhook;

import dev.plimsoll.notifications.Door;
import dev.plimsoll.notifications.Doors;
import dev.plimsoll.notifications.NotificationProperties;
import dev.plimsoll.notifications.ReceiverRefused;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Which addresses are taken, each with a secret of its own. */
@Component
class WebhookDoors implements Doors {

    private final NotificationProperties properties;

    WebhookDoors(NotificationProperties properties) {
        this.properties = properties;
    }

    @Override
    public String channel() {
        return WebhookChannel.NAME;
    }

    @Override
    public Door open(URI address) {
        if (!properties.webhook().allows(address)) {
            throw new ReceiverRefused(
                    "Messages go to https:// addresses; another host is named in plimsoll.notifications.webhook.plain-hosts");
        }
        return new Door(address, shown(address), Signature.newSecret());
    }

    /** The host alone: others keep secrets in the path and in the query. */
    private static String shown(URI address) {
        var port = address.getPort() < 0 ? "" : ":" + address.getPort();
        var hasMore = address.getRawQuery() != null || !address.getRawPath().matches("/?");
        return "%s://%s%s%s".formatted(address.getScheme(), address.getHost(), port, hasMore ? "/…" : "");
    }
}
