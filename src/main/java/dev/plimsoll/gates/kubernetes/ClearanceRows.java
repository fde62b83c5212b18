package dev.plimsoll.gates.kubernetes;

import dev.plimsoll.gates.kubernetes.Clearance.Word;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was decided about digests. */
@Component
class ClearanceRows {

    private final JdbcClient jdbc;

    ClearanceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For each digest and service the newest that was decided and the newest that was not. */
    List<Clearance> of(long environment, Collection<String> digests, Instant now) {
        return jdbc.sql("""
                        with asked as (
                          select r.id, r.service_id, r.digest, r.because,
                                 case
                                   when r.state = 'used' and r.stop_asked_at is null then 'open'
                                   when r.state = 'approved' and r.settles_at <= :now and r.expires_at > :now then 'approved'
                                   when r.state = 'overridden' and r.expires_at > :now then 'approved'
                                   when r.state in ('used', 'denied') then 'denied'
                                   when r.state in ('pending', 'held') and r.deadline > :now then 'waiting'
                                   when r.state = 'approved' and r.expires_at > :now then 'waiting'
                                   else 'over'
                                 end as word
                            from gates.request r
                           where r.environment_id = :environment
                             and r.digest = any(:digests))
                        select distinct on (digest, service_id, word in ('open', 'approved', 'denied'))
                               digest, id, word, because
                          from asked
                         order by digest, service_id, word in ('open', 'approved', 'denied'), id desc
                        """)
                .param("environment", environment)
                .param("digests", digests.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Clearance(
                        row.getString("digest"),
                        row.getLong("id"),
                        Word.valueOf(row.getString("word").toUpperCase(Locale.ROOT)),
                        row.getString("because")))
                .list();
    }
}
