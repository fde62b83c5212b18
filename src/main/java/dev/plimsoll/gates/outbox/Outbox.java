package dev.plimsoll.gates.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what has to be told, by channel, until it is delivered or given up. */
@Component
public class Outbox {

    private final List<OutboxChannel> channels;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Outbox(List<OutboxChannel> channels, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.channels = channels;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Writes it for each channel that tells of it, in the transaction of what it tells of. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(long request, String event, String key, Map<String, ?> body) {
        var message = new Message(request, key, event, json.writeValueAsString(body));
        channels.stream().filter(channel -> channel.tells(message)).forEach(channel -> insert(channel.name(), message));
    }

    private void insert(String channel, Message message) {
        jdbc.sql("""
                        insert into gates.outgoing (request_id, channel, idempotency_key, event, body, state, attempts,
                                                    written_at, next_at)
                        values (:request, :channel, :key, :event, cast(:body as jsonb), 'waiting', 0, :now, :now)
                            on conflict on constraint outgoing_told_once do nothing
                        """)
                .param("request", message.requestId())
                .param("channel", channel)
                .param("key", message.key())
                .param("event", message.event())
                .param("body", message.body())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All that was told of a request, in their order. */
    public List<Outgoing> of(long request) {
        return jdbc.sql("select * from gates.outgoing where request_id = :request order by id")
                .param("request", request)
                .query(ROW)
                .list();
    }

    /** The name of a channel for people. */
    public String title(String channel) {
        return channels.stream()
                .filter(one -> one.name().equals(channel))
                .map(OutboxChannel::title)
                .findFirst()
                .orElse(channel);
    }

    /**
     * Takes the next that is due on a channel that is spoken here. Whoever takes it has until {@code until}; after a crash it is due again then.
     */
    @Transactional
    public Optional<Outgoing> take(Instant now, Instant until) {
        return jdbc.sql("""
                        update gates.outgoing
                           set state = 'delivering', attempts = attempts + 1, next_at = :until
                         where id = (
                               select id
                                 from gates.outgoing
                                where next_at <= :now
                                  and channel = any(:channels)
                                order by next_at, id
                                limit 1
                                  for update skip locked)
                        returning *
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("channels", channels.stream().map(OutboxChannel::name).toArray(String[]::new))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(ROW)
                .optional();
    }

    /**
     * Writes down what came of an attempt, unless somebody has taken it again since.
     *
     * @param nextAt when to try again; null for never
     */
    @Transactional
    public void note(Outgoing taken, String state, String answer, @Nullable Instant nextAt, Instant now) {
        jdbc.sql("""
                        update gates.outgoing
                           set state = :state, answer = :answer, next_at = :next, delivered_at = :delivered
                         where id = :id
                           and attempts = :attempts
                        """)
                .param("id", taken.id())
                .param("attempts", taken.attempts())
                .param("state", state)
                .param("answer", answer.substring(0, Math.min(500, answer.length())))
                .param("next", nextAt == null ? null : nextAt.atOffset(ZoneOffset.UTC))
                .param("delivered", state.equals("delivered") ? now.atOffset(ZoneOffset.UTC) : null)
                .update();
    }

    private static final RowMapper<Outgoing> ROW = (row, n) -> new Outgoing(
            row.getLong("id"),
            row.getString("channel"),
            new Message(
                    row.getLong("request_id"),
                    row.getString("idempotency_key"),
                    row.getString("event"),
                    row.getString("body")),
            row.getString("state"),
            row.getInt("attempts"),
            row.getObject("written_at", OffsetDateTime.class).toInstant(),
            instant(row.getObject("next_at", OffsetDateTime.class)),
            instant(row.getObject("delivered_at", OffsetDateTime.class)),
            row.getString("answer"));

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
