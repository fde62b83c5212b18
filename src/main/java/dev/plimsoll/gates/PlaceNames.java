package dev.plimsoll.gates;

import dev.plimsoll.gates.facts.Candidate.Environment;
import dev.plimsoll.gates.facts.Candidate.Service;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds services, teams and environments by name or number. */
@Component
class PlaceNames {

    private final JdbcClient jdbc;

    PlaceNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws PolicyInvalid if the draft names something that is not there, or a service and a team */
    PolicyScope scope(PolicyDraft draft) {
        if (draft.service() != null && draft.team() != null) {
            throw new PolicyInvalid("team", "Name a service or a team, not both");
        }
        var environment = environment(draft.environment());
        return new PolicyScope(
                draft.service() == null ? null : service(draft.service()),
                draft.service(),
                draft.team() == null ? null : team(draft.team()),
                draft.team(),
                environment.id(),
                environment.name());
    }

    long service(String name) {
        return jdbc.sql("select id from catalog.services where name = lower(:name)")
                .param("name", name.strip())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new PolicyInvalid("service", "There is no service “%s”".formatted(name)));
    }

    long team(String name) {
        return jdbc.sql("select id from catalog.teams where lower(name) = lower(:name)")
                .param("name", name.strip())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new PolicyInvalid("team", "There is no team “%s”".formatted(name)));
    }

    Environment environment(String name) {
        return environments("where lower(name) = lower(:key)", name.strip()).stream()
                .findFirst()
                .orElseThrow(() -> new PolicyInvalid("environment", "There is no environment “%s”".formatted(name)));
    }

    Optional<Environment> environment(long id) {
        return environments("where id = cast(:key as bigint)", Long.toString(id)).stream()
                .findFirst();
    }

    /** In the order in which one promotes. */
    List<Environment> environments() {
        return environments("where :key = '' order by position, name", "");
    }

    /** Those of the tier of production, in the order of promotion. */
    List<Environment> production() {
        return environments().stream()
                .filter(environment -> environment.tier().equals("production"))
                .toList();
    }

    Optional<Service> service(long id) {
        return services(List.of(id)).stream().findFirst();
    }

    List<Service> services(List<Long> ids) {
        return jdbc.sql("select id, name, team_id, team from catalog.services where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> {
                    var number = row.getLong("team_id");
                    var team = row.wasNull() ? null : number;
                    return new Service(row.getLong("id"), row.getString("name"), team, row.getString("team"));
                })
                .list();
    }

    @Nullable
    String teamOf(PolicyScope scope) {
        return scope.serviceId() == null
                ? null
                : service(scope.serviceId()).map(Service::team).orElse(null);
    }

    /** Keeps others from writing policies until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('plimsoll.gates.policies', 0))")
                .query()
                .singleValue();
    }

    private List<Environment> environments(String where, String key) {
        return jdbc.sql(ENVIRONMENTS + " " + where)
                .param("key", key)
                .query(ENVIRONMENT)
                .list();
    }

    private static final String ENVIRONMENTS = "select id, name, tier, position from catalog.environments";

    private static final RowMapper<Environment> ENVIRONMENT = (row, n) ->
            new Environment(row.getLong("id"), row.getString("name"), row.getString("tier"), row.getInt("position"));
}
