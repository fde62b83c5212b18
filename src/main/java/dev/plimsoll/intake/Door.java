package dev.plimsoll.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where webhooks come in: verifies the sender, says in our words what it said, and makes both durable. */
@Component
public class Door {

    private static final Logger log = LoggerFactory.getLogger(Door.class);
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_EVENT = 100;

    private final Map<String, WebhookSource> kinds;
    private final Sources sources;
    private final DeliveryCommitter committer;
    private final DeliveryTransaction transaction;
    private final Rejections rejections;
    private final HeaderKeeper headers;
    private final Masking masking;

    Door(
            List<WebhookSource> kinds,
            Sources sources,
            DeliveryCommitter committer,
            DeliveryTransaction transaction,
            Rejections rejections,
            HeaderKeeper headers,
            Masking masking) {
        this.kinds = kinds.stream().collect(Collectors.toMap(WebhookSource::kind, Function.identity()));
        this.sources = sources;
        this.committer = committer;
        this.transaction = transaction;
        this.rejections = rejections;
        this.headers = headers;
        this.masking = masking;
    }

    /** Whether anybody of this name may send at all: asked before a body is read. */
    public boolean isOpenTo(String source) {
        return sources.active(source).isPresent();
    }

    /**
     * Takes one delivery in.
     *
     * @param remote the sender's address, kept only as a sample of what was turned away
     * @return a promise that is kept when the delivery is durable
     * @throws SourceNotFound if there is no such source
     * @throws ForgedDelivery if none of the source's secrets signed it; nothing of it is kept
     * @throws IntakeOverloaded if it cannot be made durable now
     */
    public CompletableFuture<Receipt> receive(String name, Inbound inbound, @Nullable String remote) {
        var started = System.nanoTime();
        var source = sources.active(name).orElseThrow(() -> new SourceNotFound(name));
        var kind = kind(source);
        if (!kind.isSigned(inbound, source.secrets())) {
            rejections.count(name, "signature", remote, masking.text(kind.event(inbound)));
            throw new ForgedDelivery(name);
        }
        return committer.submit(delivery(source, kind, masking.clean(inbound), started));
    }

    private Delivery delivery(ActiveSource source, WebhookSource kind, Masking.Clean clean, long started) {
        var inbound = clean.inbound();
        var translation = translate(kind, inbound);
        return new Delivery(
                source.id(),
                key(kind.deliveryKey(inbound), inbound.body()),
                event(kind.event(inbound)),
                inbound.headers().getFirst("Content-Type"),
                headers.asJson(inbound.headers()),
                inbound.body(),
                inbound.receivedAt(),
                (int) ((System.nanoTime() - started) / 1000),
                translation,
                clean.findings());
    }

    /**
     * Makes durable what another door has let in and understood, in the order given.
     *
     * @return one receipt for each, after the commit
     * @throws IntakeOverloaded if it cannot be made durable now
     */
    public List<Receipt> keep(String source, List<Understood> understood, Instant receivedAt) {
        var id = sources.active(source)
                .orElseThrow(() -> new SourceNotFound(source))
                .id();
        return transaction.commit(understood.stream()
                .map(one -> new Delivery(
                        id,
                        key(one.key(), one.body()),
                        event(one.event()),
                        "application/json",
                        "{}",
                        one.body(),
                        receivedAt,
                        0,
                        one.translation(),
                        one.findings()))
                .toList());
    }

    /** Counts somebody who sends to a source that does not exist. */
    public void turnAway(String reason, @Nullable String remote) {
        rejections.count(Rejections.UNKNOWN, reason, remote, "");
    }

    WebhookSource kind(ActiveSource source) {
        var kind = kinds.get(source.kind());
        if (kind == null) {
            throw new IllegalStateException("No code for the kind \u201c%s\u201d".formatted(source.kind()));
        }
        return kind;
    }

    /** Whatever a sender sends, it is kept: a translator that fails costs the meaning, never the delivery. */
    static Translation translate(WebhookSource kind, Inbound inbound) {
        try {
            return kind.translate(inbound);
        } catch (UnreadableDelivery e) {
            return Translation.unreadable(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.warn("The translator for {} failed", kind.kind(), e);
            return Translation.unreadable(
                    "Plimsoll failed to read it: a fault of ours. It can be replayed after a fix.");
        }
    }

    private static String event(String said) {
        var event = said.isEmpty() ? "(none)" : said.replace("\0", "");
        return event.substring(0, Math.min(event.length(), LONGEST_EVENT));
    }

    /** A sender that does not number its deliveries repeats itself when it sends the same bytes. */
    private static String key(String said, byte[] body) {
        if (said.isEmpty()) {
            return "body/" + sha256(body);
        }
        return said.length() <= LONGEST_KEY ? said : "long/" + sha256(said.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
