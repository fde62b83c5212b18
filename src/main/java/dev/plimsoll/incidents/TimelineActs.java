package dev.plimsoll.incidents;

import static dev.plimsoll.incidents.IncidentRows.utc;
import static dev.plimsoll.incidents.IncidentRows.utcOrNull;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How people put a timeline right. What was said first stays; each act is recorded in the audit log. */
@Component
@Transactional
public class TimelineActs {

    private static final int LONGEST_TEXT = 4000;

    private final ByHand hand;
    private final IncidentRows rows;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    TimelineActs(ByHand hand, IncidentRows rows, AuditTrail audit, JdbcClient jdbc, Clock clock) {
        this.hand = hand;
        this.rows = rows;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Pins, hides, retimes or retitles an entry of the timeline. The original stays.
     *
     * @param aspect {@code pinned, hidden, time} or {@code title}
     * @param at of {@code time}; null puts the original back
     * @param title of {@code title}; null puts the original back
     */
    public void edit(
            String key,
            String entry,
            String aspect,
            @Nullable Boolean isOn,
            @Nullable Instant at,
            @Nullable String title,
            String person) {
        if (title != null && title.length() > LONGEST_TEXT) {
            throw new IncidentRefusal("title", "At most %,d characters".formatted(LONGEST_TEXT));
        }
        if (at != null) {
            hand.refuseFuture(at);
        }
        var head = hand.head(key);
        for (var one : aspect.equals("time") ? together(head.id(), entry) : List.of(entry)) {
            jdbc.sql("""
                            insert into incidents.edit (incident_id, entry, aspect, is_on, at, title, by, edited_at)
                            values (:incident, :entry, :aspect, :on, :at, :title, :by, :now)
                            """)
                    .param("incident", head.id())
                    .param("entry", one)
                    .param("aspect", aspect)
                    .param("on", isOn, Types.BOOLEAN)
                    .param("at", utcOrNull(at), Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("title", title, Types.VARCHAR)
                    .param("by", person)
                    .param("now", utc(clock.instant()))
                    .update();
        }
        rows.lock();
        hand.settle(head.id(), List.of());
        var after = new LinkedHashMap<String, String>();
        after.put("entry", entry);
        after.put(aspect, String.valueOf(isOn != null ? isOn : at != null ? at : title));
        audit.record(new Act("incident.timeline-edited", "incident", head.key(), null, after, null));
    }

    /** Alerts that fire, or end, at one instant are one row: what puts its time right means all of them. */
    private List<String> together(long incident, String entry) {
        var same = jdbc.sql("""
                        select 'alert-' || o.id || '-' || split_part(:entry, '-', 3)
                          from incidents.alerts a
                          join incidents.alerts o on o.incident_id = a.incident_id
                                                 and case when :entry like '%-start' then o.started_at = a.started_at
                                                          else o.ended_at = a.ended_at end
                         where 'alert-' || a.id || '-' || split_part(:entry, '-', 3) = :entry
                           and a.incident_id = :incident
                        """)
                .param("entry", entry)
                .param("incident", incident)
                .query(String.class)
                .list();
        return same.isEmpty() ? List.of(entry) : same;
    }
}
