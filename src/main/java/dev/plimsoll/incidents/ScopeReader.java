package dev.plimsoll.incidents;

import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says where an incident is looked for. */
@Component
class ScopeReader {

    private final JdbcClient jdbc;

    ScopeReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    IncidentScope of(IncidentHead head, List<AffectedService> affected) {
        var services = affected.stream()
                .map(AffectedService::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new IncidentScope(services, dependencies(services), environments(head));
    }

    private Set<Long> dependencies(Set<Long> services) {
        return Set.copyOf(jdbc.sql("""
                        select distinct depends_on_id
                          from catalog.dependencies
                         where service_id = any(:services)
                           and not depends_on_id = any(:services)
                        """)
                .param("services", ChangeReader.longs(services), Types.ARRAY)
                .query(Long.class)
                .list());
    }

    private Set<Long> environments(IncidentHead head) {
        return head.environmentId() != null
                ? Set.of(head.environmentId())
                : Set.copyOf(jdbc.sql("select id from catalog.environments where tier = 'production'")
                        .query(Long.class)
                        .list());
    }
}
