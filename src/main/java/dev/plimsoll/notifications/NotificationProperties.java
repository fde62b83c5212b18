package dev.plimsoll.notifications;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people and tools are told.
 *
 * @param deliverEvery how often each channel asks which messages are due
 * @param retention how long a message is kept after it arrived or was given up
 * @param timeout how long a receiver may take to connect, and to answer
 */
@ConfigurationProperties("plimsoll.notifications")
public record NotificationProperties(
        @DefaultValue("1s") Duration deliverEvery,
        @DefaultValue("90d") Duration retention,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue Email email,
        @DefaultValue Slack slack,
        @DefaultValue Webhook webhook) {

    /** @param from the address that messages come from; without it, {@code plimsoll@} the host of {@code plimsoll.base-url} */
    public record Email(@Nullable String from) {}

    /** @param hosts where incoming webhooks may be */
    public record Slack(@DefaultValue("hooks.slack.com") List<String> hosts) {}

    /** @param plainHosts to which messages may go without TLS, beside this machine */
    public record Webhook(@DefaultValue List<String> plainHosts) {

        /** Whether messages may go there: always by https, without it only to this machine and where it is allowed. */
        public boolean allows(URI address) {
            var host = address.getHost();
            return "https".equals(address.getScheme())
                    || ("http".equals(address.getScheme()) && (Loopback.isMeantBy(host) || plainHosts.contains(host)));
        }
    }
}
