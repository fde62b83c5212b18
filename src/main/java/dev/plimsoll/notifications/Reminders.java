package dev.plimsoll.notifications;

import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reminds those who can still decide when half of the time is over, and nine tenths of it: once each, and only while it waits
 * for people. The time is that from when the request last began to wait until its deadline.
 */
@Component
class Reminders {

    private static final Logger log = LoggerFactory.getLogger(Reminders.class);
    private static final int AT_ONCE = 50;

    private final Gates gates;
    private final Audience audience;
    private final GateNotices notices;
    private final Messages messages;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    Reminders(
            Gates gates,
            Audience audience,
            GateNotices notices,
            Messages messages,
            TransactionOperations transactions,
            JdbcClient jdbc,
            Clock clock) {
        this.gates = gates;
        this.audience = audience;
        this.notices = notices;
        this.messages = messages;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** When somebody is reminded. */
    enum Stage {
        HALF("half", "Half"),
        NINE_TENTHS("nine-tenths", "Nine tenths");

        private final String word;
        private final String fraction;

        Stage(String word, String fraction) {
            this.word = word;
            this.fraction = fraction;
        }

        String word() {
            return word;
        }

        String fraction() {
            return fraction;
        }

        private static Stage of(String word) {
            return Arrays.stream(values())
                    .filter(stage -> stage.word.equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private record Due(long request, Stage stage) {}

    @Scheduled(fixedDelayString = "${plimsoll.notifications.remind-every:30s}")
    void remind() {
        remind(clock.instant());
    }

    void remind(Instant now) {
        for (var due : due(now)) {
            try {
                transactions.executeWithoutResult(status -> remind(due, now));
            } catch (RuntimeException e) {
                log.warn("Nobody could be reminded of gate request {}", due.request(), e);
            }
        }
    }

    private List<Due> due(Instant now) {
        return jdbc.sql("""
                        with waiting as (
                          select id,
                                 case when :now >= changed_at + (deadline - changed_at) * 0.9 then 'nine-tenths'
                                      when :now >= changed_at + (deadline - changed_at) * 0.5 then 'half'
                                 end as stage
                            from gates.requests
                           where state = 'pending'
                             and deadline > :now)
                        select id, stage
                          from waiting w
                         where stage is not null
                           and not exists (select from notifications.reminder r
                                            where r.request_id = w.id and r.stage = w.stage)
                         order by id
                         limit :limit
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", AT_ONCE)
                .query((row, n) -> new Due(row.getLong("id"), Stage.of(row.getString("stage"))))
                .list();
    }

    private void remind(Due due, Instant now) {
        if (!isFirst(due, now)) {
            return;
        }
        gates.find(due.request())
                .filter(request -> request.state() == GateState.PENDING)
                .ifPresent(request ->
                        messages.write(notices.reminder(request, due.stage(), now), audience.wanted(request)));
    }

    /** Of several replicas one is first. Whoever is reminded late is not told of half of the time any more. */
    private boolean isFirst(Due due, Instant now) {
        if (due.stage() == Stage.NINE_TENTHS) {
            keep(due.request(), Stage.HALF, now);
        }
        return keep(due.request(), due.stage(), now);
    }

    private boolean keep(long request, Stage stage, Instant now) {
        return jdbc.sql("""
                                insert into notifications.reminder (request_id, stage, reminded_at)
                                values (:request, :stage, :now)
                                    on conflict on constraint reminder_pk do nothing
                                """)
                        .param("request", request)
                        .param("stage", stage.word())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
