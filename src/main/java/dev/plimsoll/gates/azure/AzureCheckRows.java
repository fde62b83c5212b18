package dev.plimsoll.gates.azure;

import dev.plimsoll.gates.GateAsk;
import dev.plimsoll.secrets.Seals;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which checks wait, and their tokens, sealed, for as long as they do. */
@Component
class AzureCheckRows {

    private final JdbcClient jdbc;
    private final Seals seals;

    AzureCheckRows(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /** @param token what Azure DevOps gave the check, to be told with */
    record Kept(WaitingCheck check, String token) {}

    /** The first time counts. */
    void write(GateAsk ask, WaitingCheck check, String token, Instant now) {
        jdbc.sql("""
                        insert into gates.azure_check (asked_by, asked_key, plan_url, project_id, hub_name, plan_id, job_id,
                                                       task_instance_id, sealed_token, asked_at)
                        values (:by, :key, :url, :project, :hub, :plan, :job, :task, :token, :now)
                            on conflict on constraint azure_check_pk do nothing
                        """)
                .param("by", ask.askedBy())
                .param("key", ask.key())
                .param("url", check.plan().toString())
                .param("project", check.project())
                .param("hub", check.hub())
                .param("plan", check.planId())
                .param("job", check.job())
                .param("task", check.task())
                .param("token", seals.seal(token, context(check.task())))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean isWaiting(long request) {
        return jdbc.sql("""
                        select exists (
                          select
                            from gates.azure_check c
                            join gates.request r on r.asked_by = c.asked_by and r.asked_key = c.asked_key
                           where r.id = :request
                             and c.ended_at is null)
                        """).param("request", request).query(Boolean.class).single();
    }

    /** Empty if nobody waits, or no longer. */
    Optional<Kept> waiting(long request) {
        return jdbc.sql("""
                        select c.*
                          from gates.azure_check c
                          join gates.request r on r.asked_by = c.asked_by and r.asked_key = c.asked_key
                         where r.id = :request
                           and c.ended_at is null
                        """)
                .param("request", request)
                .query((row, n) -> {
                    var task = row.getObject("task_instance_id", UUID.class);
                    var check = new WaitingCheck(
                            URI.create(row.getString("plan_url")),
                            row.getObject("project_id", UUID.class),
                            row.getString("hub_name"),
                            row.getObject("plan_id", UUID.class),
                            row.getObject("job_id", UUID.class),
                            task);
                    return new Kept(check, seals.open(row.getString("sealed_token"), context(task)));
                })
                .optional();
    }

    /** Nobody waits any more, so the token goes. */
    void end(long request, Instant now) {
        jdbc.sql("""
                        update gates.azure_check c
                           set sealed_token = null, ended_at = :now
                          from gates.request r
                         where r.id = :request
                           and c.asked_by = r.asked_by
                           and c.asked_key = r.asked_key
                           and c.ended_at is null
                        """)
                .param("request", request)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets the tokens of those that were asked before an instant; how many. */
    int endThoseBefore(Instant before, Instant now) {
        return jdbc.sql("""
                        update gates.azure_check
                           set sealed_token = null, ended_at = :now
                         where ended_at is null
                           and asked_at < :before
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** It can be opened for the same check alone. */
    private static String context(UUID task) {
        return "gates.azure_check of task " + task;
    }
}
