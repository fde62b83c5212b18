package dev.plimsoll.gates;

import dev.plimsoll.deployments.DeploymentsChanged;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which requests have to be looked at again, because of the clock or of something that happened. */
@Component
class OpenRequests {

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the transaction that wrote the deployment. */
    @EventListener
    void on(DeploymentsChanged event) {
        jdbc.sql("""
                        update gates.request
                           set check_at = :now
                         where id in (
                               select r.id
                                 from gates.request r
                                 join catalog.services s on s.id = r.service_id
                                where s.name = any(:services)
                                  and r.state in ('pending', 'held', 'approved')
                                order by r.id
                                  for update of r)
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("services", event.services().toArray(String[]::new))
                .update();
    }

    /** All of an environment. */
    void lookAgain(long environment, Instant now) {
        jdbc.sql("""
                        update gates.request
                           set check_at = :now
                         where environment_id = :environment
                           and state in ('pending', 'held', 'approved')
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("environment", environment)
                .update();
    }

    void lookAgainAtAll(Instant now) {
        jdbc.sql("update gates.request set check_at = :now where state in ('pending', 'held', 'approved')")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those that are due, in the order in which they were asked for. */
    List<Long> due(Instant now, int limit) {
        return jdbc.sql("""
                        select id
                          from gates.request
                         where state in ('pending', 'held', 'approved', 'overridden')
                           and check_at <= :now
                         order by requested_at, id
                         limit :limit
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(Long.class)
                .list();
    }
}
