package dev.plimsoll.notifications;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.metrics.DeliveryMetrics;
import dev.plimsoll.metrics.LeadTimeOf;
import dev.plimsoll.metrics.Measures;
import dev.plimsoll.metrics.Question;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes the digest of each week once, to those who wish for it at that moment. If nobody was there at its time, it is
 * written afterwards in the same week.
 */
@Component
class Digests {

    private static final Logger log = LoggerFactory.getLogger(Digests.class);

    private final DeliveryMetrics metrics;
    private final DigestNotices notices;
    private final Messages messages;
    private final Wishes wishes;
    private final NotificationProperties properties;
    private final PlimsollProperties organisation;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    Digests(
            DeliveryMetrics metrics,
            DigestNotices notices,
            Messages messages,
            Wishes wishes,
            NotificationProperties properties,
            PlimsollProperties organisation,
            TransactionOperations transactions,
            JdbcClient jdbc,
            Clock clock) {
        this.metrics = metrics;
        this.notices = notices;
        this.messages = messages;
        this.wishes = wishes;
        this.properties = properties;
        this.organisation = organisation;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${plimsoll.notifications.remind-every:30s}")
    void write() {
        write(clock.instant());
    }

    void write(Instant now) {
        properties
                .digestTimes()
                .flatMap(times -> DigestTime.weekDue(times, now, organisation.zone()))
                .filter(week -> !isWritten(week))
                .ifPresent(week -> {
                    try {
                        write(week, now);
                    } catch (RuntimeException e) {
                        log.warn("The digest of the week of {} could not be written", week.monday(), e);
                    }
                });
    }

    private void write(Week week, Instant now) {
        var notice = notices.of(week, measures(week), measures(week.before()), now);
        transactions.executeWithoutResult(status -> {
            if (isFirst(week, now)) {
                messages.write(notice, wishes.digest());
            }
        });
    }

    private Measures measures(Week week) {
        return metrics.measures(new Question(null, null, week.from(), week.to(), null, LeadTimeOf.COMMIT, true));
    }

    private boolean isWritten(Week week) {
        return jdbc.sql("select exists (select from notifications.digest where week = :week)")
                .param("week", week.monday())
                .query(Boolean.class)
                .single();
    }

    /** Of several replicas one is first. */
    private boolean isFirst(Week week, Instant now) {
        return jdbc.sql("""
                                insert into notifications.digest (week, written_at)
                                values (:week, :now)
                                    on conflict on constraint digest_pk do nothing
                                """)
                        .param("week", week.monday())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
