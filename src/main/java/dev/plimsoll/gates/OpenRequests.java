package dev.plimsoll.gates;

import dev.plimsoll.changes.ArtifactsTaken;
import dev.plimsoll.changes.EvidenceTaken;
import dev.plimsoll.configuration.NamesTaken;
import dev.plimsoll.deployments.DeploymentsChanged;
import dev.plimsoll.incidents.IncidentsChanged;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
        mark(event.services().toArray(String[]::new), null, clock.instant());
    }

    /** In the transaction that wrote the incident. */
    @EventListener
    void on(IncidentsChanged event) {
        mark(event.services().toArray(String[]::new), null, clock.instant());
    }

    /** In the transaction that wrote the build. */
    @EventListener
    void on(ArtifactsTaken event) {
        markArtifacts(event.digests());
    }

    /** In the transaction that wrote the evidence. */
    @EventListener
    void on(EvidenceTaken event) {
        markArtifacts(event.digests());
    }

    /** In the transaction that wrote the names: an inventory may be of all services. */
    @EventListener
    void on(NamesTaken event) {
        lookAgainAtAll(clock.instant());
    }

    private void markArtifacts(Set<String> digests) {
        jdbc.sql("""
                        update gates.request
                           set check_at = :now
                         where id in (
                               select id
                                 from gates.request
                                where digest = any(:digests)
                                  and state in ('pending', 'held', 'approved')
                                order by id
                                  for update)
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("digests", digests.toArray(String[]::new))
                .update();
    }

    /** All of an environment. */
    void lookAgain(long environment, Instant now) {
        mark(null, environment, now);
    }

    void lookAgainAtAll(Instant now) {
        mark(null, null, now);
    }

    /** Always in the same order, so that two who do so at once wait for each other and never in a circle. */
    private void mark(String @Nullable [] services, @Nullable Long environment, Instant now) {
        jdbc.sql("""
                        update gates.request
                           set check_at = :now
                         where id in (
                               select r.id
                                 from gates.request r
                                 join catalog.services s on s.id = r.service_id
                                where r.state in ('pending', 'held', 'approved')
                                  and (cast(:services as text[]) is null or s.name = any(cast(:services as text[])))
                                  and (cast(:environment as bigint) is null or r.environment_id = :environment)
                                order by r.id
                                  for update of r)
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("services", services)
                .param("environment", environment)
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
