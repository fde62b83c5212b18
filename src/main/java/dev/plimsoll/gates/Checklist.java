package dev.plimsoll.gates;

import dev.plimsoll.access.Approver;
import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import dev.plimsoll.gates.rules.ChecklistRule;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which points of the checklist of a request are done; a new round begins with none. */
@Component
class Checklist {

    private final JdbcClient jdbc;
    private final AuditTrail trail;

    Checklist(JdbcClient jdbc, AuditTrail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /** Those that are done, the newest word of each point. */
    List<Tick> of(long request, int round) {
        return jdbc.sql("""
                        select item, person_name, ticked_at
                          from (select distinct on (item) item, person_name, ticked_at, is_done
                                  from gates.tick
                                 where request_id = :request
                                   and round = :round
                                 order by item, id desc) newest
                         where is_done
                         order by ticked_at
                        """)
                .param("request", request)
                .param("round", round)
                .query((row, n) -> new Tick(
                        row.getString("item"), row.getString("person_name"), RequestMapper.known(row, "ticked_at")))
                .list();
    }

    /** The points that the policies of a request ask for. */
    static List<String> items(List<Policy> policies) {
        return policies.stream()
                .flatMap(policy -> policy.settings().stream())
                .filter(setting -> setting.rule().equals(ChecklistRule.NAME) && setting.mode() != Mode.OFF)
                .flatMap(setting -> ChecklistRule.items(setting.options()).stream())
                .distinct()
                .toList();
    }

    void write(GateRequest request, String item, boolean isDone, Approver person, Instant now) {
        jdbc.sql("""
                        insert into gates.tick (request_id, round, item, is_done, person_id, person_name, ticked_at)
                        values (:request, :round, :item, :done, :person, :name, :now)
                        """)
                .param("request", request.id())
                .param("round", request.round())
                .param("item", item)
                .param("done", isDone)
                .param("person", person.id())
                .param("name", person.displayName())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        trail.record(new Act(
                isDone ? "gate.ticked" : "gate.unticked",
                "gate",
                "request " + request.id(),
                null,
                Map.of("item", item),
                null));
    }
}
