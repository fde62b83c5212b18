package dev.plimsoll.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The messages: a row for each receiver, kept for a while after it arrived or was given up. */
@Component
public class Messages {

    private static final int LONGEST_ANSWER = 500;

    private final List<Channel> channels;
    private final NotificationProperties properties;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Messages(List<Channel> channels, NotificationProperties properties, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.channels = channels;
        this.properties = properties;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Writes it for everybody whom a channel tells of it, in the transaction of what it tells of. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Notice notice, Set<Long> people) {
        for (var channel : channels) {
            if (channel.isOn()) {
                channel.receivers(notice, people).forEach(receiver -> write(channel.name(), receiver, notice));
            }
        }
    }

    /** Writes it for one receiver; the same key a second time is the same message. */
    @Transactional
    public void write(String channel, long receiver, Notice notice) {
        jdbc.sql("""
                        insert into notifications.message (channel, receiver, idempotency_key, notice, state, attempts,
                                                           written_at, next_at)
                        values (:channel, :receiver, :key, cast(:notice as json), 'waiting', 0, :now, :now)
                            on conflict on constraint message_told_once do nothing
                        """)
                .param("channel", channel)
                .param("receiver", receiver)
                .param("key", notice.key())
                .param("notice", json.writeValueAsString(notice))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes the next of a channel that is due. Whoever takes it has until {@code until}; then it is due again. */
    @Transactional
    public Optional<Message> take(String channel, Instant now, Instant until) {
        return jdbc.sql("""
                        update notifications.message
                           set state = 'delivering', attempts = attempts + 1, next_at = :until
                         where id = (
                               select id
                                 from notifications.message
                                where channel = :channel
                                  and next_at <= :now
                                order by next_at, id
                                limit 1
                                  for update skip locked)
                        returning *
                        """)
                .param("channel", channel)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(this::message)
                .optional();
    }

    /**
     * Writes down what came of an attempt, unless somebody has taken it again since.
     *
     * @param nextAt when to try again; null for never
     */
    @Transactional
    public void note(Message taken, String state, String answer, @Nullable Instant nextAt, Instant now) {
        jdbc.sql("""
                        update notifications.message
                           set state = :state, answer = :answer, next_at = :next, delivered_at = :delivered
                         where id = :id
                           and attempts = :attempts
                        """)
                .param("id", taken.id())
                .param("attempts", taken.attempts())
                .param("state", state)
                .param("answer", answer.substring(0, Math.min(LONGEST_ANSWER, answer.length())))
                .param("next", nextAt == null ? null : nextAt.atOffset(ZoneOffset.UTC))
                .param("delivered", state.equals("delivered") ? now.atOffset(ZoneOffset.UTC) : null)
                .update();
    }

    /** Tries a failed one again, with all its attempts. False if it has not failed. */
    @Transactional
    public boolean retry(long id) {
        return jdbc.sql("""
                                update notifications.message
                                   set state = 'waiting', attempts = 0, next_at = :now
                                 where id = :id
                                   and state = 'failed'
                                """)
                        .param("id", id)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The newest, at most so many. */
    public List<Message> newest(int limit) {
        return jdbc.sql("select * from notifications.message order by id desc limit :limit")
                .param("limit", limit)
                .query(this::message)
                .list();
    }

    /** Those that were given up, the newest first, at most so many. */
    public List<Message> failed(int limit) {
        return jdbc.sql("select * from notifications.message where state = 'failed' order by id desc limit :limit")
                .param("limit", limit)
                .query(this::message)
                .list();
    }

    /** The newest of a channel. */
    public Optional<Message> last(String channel) {
        return jdbc.sql("select * from notifications.message where channel = :channel order by id desc limit 1")
                .param("channel", channel)
                .query(this::message)
                .optional();
    }

    /** Forgets what is old: what arrived, and what was given up. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forget() {
        forget(properties.retention());
    }

    void forget(Duration age) {
        jdbc.sql("delete from notifications.message where written_at < :before and next_at is null")
                .param("before", clock.instant().minus(age).atOffset(ZoneOffset.UTC))
                .update();
    }

    private Message message(ResultSet row, int n) throws SQLException {
        return new Message(
                row.getLong("id"),
                row.getString("channel"),
                row.getLong("receiver"),
                json.readValue(row.getString("notice"), Notice.class),
                row.getString("state"),
                row.getInt("attempts"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("next_at", OffsetDateTime.class)),
                instant(row.getObject("delivered_at", OffsetDateTime.class)),
                row.getString("answer"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
