package dev.plimsoll.intake.versions;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records what is changed of version endpoints by hand. */
@Component
class EndpointActs {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    EndpointActs(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * What an endpoint is now, without the query of its address, in which somebody may have put a key.
     *
     * @throws EndpointNotFound if there is none of this number
     */
    Map<String, @Nullable Object> facts(long id) {
        var found = jdbc.sql("""
                        select s.name as service, e.name as environment, v.target,
                               regexp_replace(v.url, '[?#].*', '') as url, v.pointer, v.pattern, v.names,
                               v.is_enabled as enabled
                          from intake.version_endpoint v
                          join catalog.services s on s.id = v.service_id
                          join catalog.environments e on e.id = v.environment_id
                         where v.id = :id
                        """).param("id", id).query().listOfRows();
        return found.stream().findFirst().orElseThrow(() -> new EndpointNotFound(id));
    }

    /** @param before null if it was made, as {@code after} is if it was removed */
    void record(String action, @Nullable Map<String, ?> before, @Nullable Map<String, ?> after) {
        var facts = after == null ? before : after;
        if (facts != null && !Objects.equals(before, after)) {
            var name = "%s in %s".formatted(facts.get("service"), facts.get("environment"));
            audit.record(new Act("version-endpoint." + action, "version endpoint", name, before, after, null));
        }
    }
}
