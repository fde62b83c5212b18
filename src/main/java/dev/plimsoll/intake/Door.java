package dev.plimsoll.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final int LARGEST_BATCH = 500;
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
     * @throws RefusedDelivery if it breaks the form that its sender promised; nothing of it is kept
     * @throws IntakeOverloaded if it cannot be made durable now
     */
    public CompletableFuture<Receipt> receive(String name, Inbound inbound, @Nullable String remote) {
        var started = System.nanoTime();
        var source = verified(name, inbound, remote);
        return committer.submit(judged(source, inbound, remote, started).delivery());
    }

    /**
     * Takes in all deliveries of one request. One that is refused does not touch the others.
     *
     * @return a promise that is kept when those that were not refused are durable
     * @throws SourceNotFound if there is no such source
     * @throws ForgedDelivery if none of the source's secrets signed it; nothing of it is kept
     * @throws IntakeOverloaded if it cannot be made durable now
     */
    public CompletableFuture<Taken> receiveAll(String name, Inbound inbound, @Nullable String remote) {
        var started = System.nanoTime();
        var source = verified(name, inbound, remote);
        var parts = kind(source).apart(inbound).stream()
                .map(part -> judged(source, part, remote, started))
                .toList();
        if (parts.size() == 1 && parts.get(0).refusal() == null) {
            return committer.submit(parts.get(0).delivery()).thenApply(Taken::of);
        }
        var taken = new ArrayList<Taken.One>();
        for (var from = 0; from < parts.size(); from += LARGEST_BATCH) {
            taken.addAll(committed(parts.subList(from, Math.min(from + LARGEST_BATCH, parts.size()))));
        }
        return CompletableFuture.completedFuture(new Taken(taken));
    }

    private ActiveSource verified(String name, Inbound inbound, @Nullable String remote) {
        var source = sources.active(name).orElseThrow(() -> new SourceNotFound(name));
        var kind = kind(source);
        if (!kind.isSigned(inbound, source.secrets())) {
            rejections.count(name, "signature", remote, masking.text(kind.event(inbound)));
            throw new ForgedDelivery(name, kind.guide().proof());
        }
        return source;
    }

    private List<Taken.One> committed(List<Judged> parts) {
        var receipts = transaction
                .commit(parts.stream()
                        .filter(part -> part.refusal() == null)
                        .map(Judged::delivery)
                        .toList())
                .iterator();
        return parts.stream()
                .map(part -> new Taken.One(part.refusal() == null ? receipts.next() : null, part.refusal()))
                .toList();
    }

    private Judged judged(ActiveSource source, Inbound inbound, @Nullable String remote, long started) {
        var kind = kind(source);
        var clean = masking.clean(inbound);
        try {
            return new Judged(delivery(source, kind, clean, read(kind, clean.inbound()), started), null);
        } catch (RefusedDelivery e) {
            rejections.count(source.name(), "form", remote, kind.event(clean.inbound()) + ": " + e.field());
            return new Judged(null, e);
        }
    }

    private Delivery delivery(
            ActiveSource source, WebhookSource kind, Masking.Clean clean, Translation translation, long started) {
        var inbound = clean.inbound();
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
            return read(kind, inbound);
        } catch (RefusedDelivery e) {
            return Translation.unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Translation read(WebhookSource kind, Inbound inbound) {
        try {
            return kind.translate(inbound);
        } catch (RefusedDelivery e) {
            throw e;
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

    /** A delivery that may be taken in, or why it may not. */
    private record Judged(
            @Nullable Delivery taken, @Nullable RefusedDelivery refusal) {

        Delivery delivery() {
            if (taken == null) {
                throw Objects.requireNonNull(refusal);
            }
            return taken;
        }
    }
}
