package dev.plimsoll.notifications;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import dev.plimsoll.gates.outbox.Undeliverable;
import dev.plimsoll.secrets.Seals;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tools that listen. Their addresses and secrets are sealed, and opened only to tell them something. */
@Component
public class Receivers {

    private static final int LONGEST_NAME = 100;
    private static final String LISTED = """
            select id, channel, name, shown, wants_digest, made_by, made_at
              from notifications.receiver
             where removed_at is null
            """;

    private final Seals seals;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final Clock clock;

    Receivers(Seals seals, AuditTrail trail, JdbcClient jdbc, Clock clock) {
        this.seals = seals;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By name. */
    public List<Receiver> of(String channel) {
        return jdbc.sql(LISTED + " and channel = :channel order by lower(name), id")
                .param("channel", channel)
                .query(Receivers::receiver)
                .list();
    }

    public Optional<Receiver> find(long id) {
        return jdbc.sql(LISTED + " and id = :id")
                .param("id", id)
                .query(Receivers::receiver)
                .optional();
    }

    /**
     * Opens the door of a receiver.
     *
     * @throws Undeliverable if it was removed
     */
    public Door door(long id) {
        return jdbc.sql("""
                        select channel, name, shown, address, secret
                          from notifications.receiver
                         where id = :id and removed_at is null
                        """)
                .param("id", id)
                .query((row, n) -> {
                    var context = context(row.getString("channel"), row.getString("name"));
                    var secret = row.getString("secret");
                    return new Door(
                            URI.create(seals.open(row.getString("address"), context)),
                            row.getString("shown"),
                            secret == null ? null : seals.open(secret, context));
                })
                .optional()
                .orElseThrow(() -> new Undeliverable("The receiver was removed"));
    }

    /**
     * Adds one.
     *
     * @throws ReceiverRefused if the name is empty, too long or taken
     */
    @Transactional
    public void add(String channel, String typed, Door door, String by) {
        var name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new ReceiverRefused("Give it a name of 1 to 100 characters");
        }
        var context = context(channel, name);
        try {
            jdbc.sql("""
                            insert into notifications.receiver (channel, name, shown, address, secret, made_by, made_at)
                            values (:channel, :name, :shown, :address, :secret, :by, :now)
                            """)
                    .param("channel", channel)
                    .param("name", name)
                    .param("shown", door.shown())
                    .param("address", seals.seal(door.address().toString(), context))
                    .param("secret", door.secret() == null ? null : seals.seal(door.secret(), context))
                    .param("by", by)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new ReceiverRefused("There is one of this name already: take another name, or remove that one first");
        }
        trail.record(new Act(
                "receiver.added", "receiver", channel + " " + name, null, Map.of("address", door.shown()), null));
    }

    /** Says whether one gets the digest of each week. Nothing happens if it was removed. */
    @Transactional
    public void wantDigest(long id, boolean wanted) {
        var receiver = find(id);
        if (receiver.isEmpty() || receiver.get().wantsDigest() == wanted) {
            return;
        }
        jdbc.sql("update notifications.receiver set wants_digest = :wanted where id = :id")
                .param("id", id)
                .param("wanted", wanted)
                .update();
        trail.record(new Act(
                "receiver.digest-changed",
                "receiver",
                receiver.get().channel() + " " + receiver.get().name(),
                Map.of("digest", !wanted),
                Map.of("digest", wanted),
                null));
    }

    /** Removes one, and forgets its address and its secret. What still waits for it is given up. */
    @Transactional
    public void remove(long id) {
        var receiver = find(id);
        if (receiver.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update notifications.receiver
                           set removed_at = :now, address = null, secret = null
                         where id = :id
                        """)
                .param("id", id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        trail.record(new Act(
                "receiver.removed",
                "receiver",
                receiver.get().channel() + " " + receiver.get().name(),
                Map.of("address", receiver.get().shown()),
                null,
                null));
    }

    /** What was sealed with a key of before is sealed with the present one. */
    @EventListener
    @Transactional
    public void on(ApplicationReadyEvent ready) {
        jdbc
                .sql("select id, channel, name, address, secret from notifications.receiver where removed_at is null")
                .query((row, n) -> new Sealed(
                        row.getLong("id"),
                        context(row.getString("channel"), row.getString("name")),
                        row.getString("address"),
                        row.getString("secret")))
                .list()
                .stream()
                .filter(one -> !seals.isPresent(one.address()))
                .forEach(this::sealAnew);
    }

    private record Sealed(
            long id,
            String context,
            String address,
            @Nullable String secret) {}

    private void sealAnew(Sealed old) {
        jdbc.sql("update notifications.receiver set address = :address, secret = :secret where id = :id")
                .param("id", old.id())
                .param("address", anew(old.address(), old.context()))
                .param("secret", old.secret() == null ? null : anew(old.secret(), old.context()))
                .update();
    }

    private String anew(String sealed, String context) {
        return seals.seal(seals.open(sealed, context), context);
    }

    private static String context(String channel, String name) {
        return "notifications.receiver %s/%s".formatted(channel, name);
    }

    private static Receiver receiver(ResultSet row, int n) throws SQLException {
        return new Receiver(
                row.getLong("id"),
                row.getString("channel"),
                row.getString("name"),
                row.getString("shown"),
                row.getBoolean("wants_digest"),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
