package dev.plimsoll.audit;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Clock;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the head of the chain to the outside, once an hour while the chain grows: to the log, and to a webhook. */
@Component
class Anchors {

    private static final Logger log = LoggerFactory.getLogger(Anchors.class);

    private final Chain chain;
    private final KeptHeads kept;
    private final OneReplica replicas;
    private final AnchorWebhook webhook;
    private final @Nullable AnchorKey key;
    private final Clock clock;

    Anchors(
            Chain chain,
            KeptHeads kept,
            OneReplica replicas,
            AnchorWebhook webhook,
            AuditProperties properties,
            Clock clock) {
        this.chain = chain;
        this.kept = kept;
        this.replicas = replicas;
        this.webhook = webhook;
        this.key = properties.isSigned() ? AnchorKey.of(String.valueOf(properties.signingKey())) : null;
        this.clock = clock;
    }

    @Scheduled(cron = "${plimsoll.audit.anchor-cron:0 41 * * * *}", zone = "UTC")
    void tell() {
        replicas.run("audit.anchor", this::tellIfItGrew);
    }

    private void tellIfItGrew() {
        var head = chain.head();
        var told = kept.lastAnchor().map(Anchor::seq).orElse(0L);
        if (head.seq() < told) {
            log.error("The audit log was told to the outside up to entry {}, and now ends with {}", told, head.seq());
        } else if (head.seq() > told) {
            tell(new Anchor(
                    head.seq(),
                    HexFormat.of().formatHex(head.hash()),
                    clock.instant().truncatedTo(SECONDS)));
        }
    }

    private void tell(Anchor anchor) {
        var signature = key == null ? null : key.sign(anchor.text());
        log.info("{} signature={}", anchor.text(), signature == null ? "none" : signature);
        if (webhook.send(anchor, signature)) {
            kept.keep(anchor);
        }
    }
}
