package dev.plimsoll.notifications;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;

/**
 * How people and tools are told.
 *
 * @param deliverEvery how often each channel asks which messages are due
 * @param retention how long a message is kept after it arrived or was given up
 * @param digest when the digest of a week is due, as a cron expression of the organisation's zone; {@code off} for never
 * @param timeout how long a receiver may take to connect, and to answer
 */
@ConfigurationProperties("plimsoll.notifications")
public record NotificationProperties(
        @DefaultValue("1s") Duration deliverEvery,
        @DefaultValue("90d") Duration retention,
        @DefaultValue("0 0 8 * * MON") String digest,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue Email email,
        @DefaultValue Slack slack,
        @DefaultValue Webhook webhook) {

    /** What {@code off} becomes in YAML. */
    private static final String OFF_IN_YAML = "false";

    /** @throws IllegalArgumentException if {@code digest} is neither a cron expression nor {@code off} */
    public NotificationProperties {
        times(digest);
    }

    public boolean hasDigest() {
        return digestTimes().isPresent();
    }

    Optional<CronExpression> digestTimes() {
        return times(digest);
    }

    private static Optional<CronExpression> times(String digest) {
        var written = digest.strip();
        return written.equalsIgnoreCase("off") || written.equals(OFF_IN_YAML)
                ? Optional.empty()
                : Optional.of(CronExpression.parse(written));
    }

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
