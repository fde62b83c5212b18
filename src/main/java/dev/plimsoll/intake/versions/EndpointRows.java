package dev.plimsoll.intake.versions;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the endpoints. What is asked anew is as if it had never been asked. */
@Component
class EndpointRows {

    private static final String ASKED_NOTHING_YET =
            "asked_at = null, outcome = null, said = null, understood = null, reason = null";

    private final JdbcClient jdbc;

    EndpointRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where an endpoint stands.
     *
     * @param target the part of the environment, such as a region; {@code *} for all of it
     */
    record Spot(long serviceId, long environmentId, String target) {}

    /** Returns its number; empty if there is one in this place already. */
    Optional<Long> insert(Spot spot, Question question, Instant now) {
        return told("""
                        insert into intake.version_endpoint (
                               service_id, environment_id, target, url, pointer, pattern, names, created_at)
                        values (:service, :environment, :target, :url, :pointer, :pattern, :names, :now)
                            on conflict on constraint version_endpoint_place_unique do nothing
                        returning id
                        """, spot, question)
                .param("now", now.atOffset(UTC))
                .query(Long.class)
                .optional();
    }

    /** Whether no other than this one is in a place. */
    boolean isFreeBut(long id, Spot spot) {
        return jdbc.sql("""
                        select not exists (
                               select
                                 from intake.version_endpoint
                                where service_id = :service
                                  and environment_id = :environment
                                  and target = :target
                                  and id <> :id)
                        """)
                .param("service", spot.serviceId())
                .param("environment", spot.environmentId())
                .param("target", spot.target())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void update(long id, Spot spot, Question question) {
        jdbc.sql("delete from intake.version_check where endpoint_id = :id and due_at is not null")
                .param("id", id)
                .update();
        told("""
                        update intake.version_endpoint
                           set service_id = :service, environment_id = :environment, target = :target, url = :url,
                               pointer = :pointer, pattern = :pattern, names = :names, leased_until = null,
                               lease = lease + 1, %s
                         where id = :id
                        """.formatted(ASKED_NOTHING_YET), spot, question).param("id", id).update();
    }

    /** Takes over what the configuration says, also of one that was made on a page before. */
    void declare(String name, Spot spot, Question question, Instant now) {
        jdbc.sql("""
                        delete from intake.version_endpoint
                         where declared_as = :name
                           and (service_id, environment_id, target) <> (:service, :environment, :target)
                        """)
                .param("name", name)
                .param("service", spot.serviceId())
                .param("environment", spot.environmentId())
                .param("target", spot.target())
                .update();
        told("""
                        insert into intake.version_endpoint as v (
                               service_id, environment_id, target, url, pointer, pattern, names, declared_as, created_at)
                        values (:service, :environment, :target, :url, :pointer, :pattern, :names, :name, :now)
                            on conflict on constraint version_endpoint_place_unique do update
                           set url = excluded.url, pointer = excluded.pointer, pattern = excluded.pattern,
                               names = excluded.names, declared_as = excluded.declared_as, %s
                        """.formatted(ASKED_NOTHING_YET), spot, question)
                .param("name", name)
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** Forgets those that the configuration no longer speaks of. */
    void forgetAllDeclaredBut(Collection<String> declared) {
        jdbc.sql("""
                        delete from intake.version_endpoint
                         where declared_as is not null
                           and not declared_as = any(:names)
                        """).param("names", declared.toArray(String[]::new)).update();
    }

    boolean enable(long id, boolean isEnabled) {
        return jdbc.sql("update intake.version_endpoint set is_enabled = :enabled where id = :id")
                        .param("enabled", isEnabled)
                        .param("id", id)
                        .update()
                > 0;
    }

    boolean remove(long id) {
        return jdbc.sql("delete from intake.version_endpoint where id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    /** By what name the configuration declares it; empty if it was made on a page or is not there. */
    Optional<String> declaredAs(long id) {
        return jdbc.sql("select declared_as from intake.version_endpoint where id = :id and declared_as is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    private JdbcClient.StatementSpec told(String sql, Spot spot, Question question) {
        return jdbc.sql(sql)
                .param("service", spot.serviceId())
                .param("environment", spot.environmentId())
                .param("target", spot.target())
                .param("url", question.url().toString())
                .param("pointer", question.pointer())
                .param("pattern", question.pattern())
                .param("names", question.names());
    }
}
