package dev.plimsoll.metrics;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people say of deployments: one mark stands at a time, each is recorded, and none is ever deleted. */
@Component
@Transactional
public class Marks {

    /** The longest reason, in characters. */
    public static final int LONGEST = 500;

    private static final String SELECT = """
            select m.id, m.deployment_id, s.name as service, e.name as environment, d.sha, m.word, m.because,
                   m.marked_by, m.marked_at, m.lifted_by, m.lifted_at
              from metrics.mark m
              join deployments.deployments d on d.id = m.deployment_id
              join catalog.services s on s.id = d.service_id
              join catalog.environments e on e.id = d.environment_id
            """;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Marks(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Says something of a deployment.
     *
     * @param number our number of it
     * @param word null if nothing was chosen
     * @throws MarkRefusal if there is none, nothing was chosen, the reason is missing or too long, or somebody was first
     */
    public void mark(long number, @Nullable MarkWord word, String because, String person) {
        if (word == null) {
            throw new MarkRefusal("Choose what is to be said of it");
        }
        var reason = because.strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            throw new MarkRefusal("Give a reason of 1 to %d characters: others will ask for it".formatted(LONGEST));
        }
        var subject = subject(number)
                .orElseThrow(() -> new MarkRefusal("There is no deployment with the number %d".formatted(number)));
        var added = jdbc.sql("""
                        insert into metrics.mark (deployment_id, word, because, marked_by, marked_at)
                        values (:deployment, :word, :because, :person, :now)
                            on conflict (deployment_id) where lifted_at is null do nothing
                        """)
                .param("deployment", number)
                .param("word", word.word())
                .param("because", reason)
                .param("person", person)
                .param("now", now())
                .update();
        if (added == 0) {
            throw new MarkRefusal(standing(number)
                    .map(first -> "%s was first and said that it %s: “%s”. Lift that mark to say something else"
                            .formatted(first.by(), said(first.word()), first.because()))
                    .orElse("Somebody else said something of it at the same moment: try again"));
        }
        audit.record(new Act(
                "deployment.marked",
                "deployment",
                subject,
                null,
                Map.of("number", number, "word", word.word()),
                reason));
    }

    /**
     * Takes a mark back.
     *
     * @throws MarkRefusal if there is none, or somebody was first
     */
    public void lift(long id, String person) {
        var mark = find(id).orElseThrow(() -> new MarkRefusal("There is no mark with the number %d".formatted(id)));
        var lifted = jdbc.sql("""
                        update metrics.mark
                           set lifted_by = :person, lifted_at = greatest(:now, marked_at)
                         where id = :id
                           and lifted_at is null
                        """)
                .param("person", person)
                .param("now", now())
                .param("id", id)
                .update();
        if (lifted == 0) {
            throw new MarkRefusal("%s was first and lifted it already"
                    .formatted(find(id).map(MarkLine::liftedBy).orElse("Somebody")));
        }
        audit.record(new Act(
                "deployment.mark-lifted",
                "deployment",
                subject(mark.number()).orElse(String.valueOf(mark.number())),
                Map.of("number", mark.number(), "word", mark.word().word()),
                null,
                null));
    }

    /** The mark that stands for a deployment. */
    public Optional<MarkLine> standing(long number) {
        return jdbc.sql(SELECT + " where m.deployment_id = :number and m.lifted_at is null")
                .param("number", number)
                .query(Marks::read)
                .optional();
    }

    /** All of them, the latest first. */
    public List<MarkLine> latest(int limit) {
        return jdbc.sql(SELECT + " order by m.marked_at desc, m.id desc limit :limit")
                .param("limit", limit)
                .query(Marks::read)
                .list();
    }

    private Optional<MarkLine> find(long id) {
        return jdbc.sql(SELECT + " where m.id = :id")
                .param("id", id)
                .query(Marks::read)
                .optional();
    }

    /** Such as {@code payment-service to production c41f7ae}; empty if there is no such deployment. */
    public Optional<String> subject(long number) {
        return jdbc.sql("""
                        select s.name || ' to ' || e.name || coalesce(' ' || left(d.sha, 7), '')
                          from deployments.deployments d
                          join catalog.services s on s.id = d.service_id
                          join catalog.environments e on e.id = d.environment_id
                         where d.id = :number
                        """).param("number", number).query(String.class).optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String said(MarkWord word) {
        return word == MarkWord.EXCLUDED ? "is " + word.said() : word.said();
    }

    private static MarkLine read(ResultSet row, int n) throws SQLException {
        return new MarkLine(
                row.getLong("id"),
                row.getLong("deployment_id"),
                row.getString("service"),
                row.getString("environment"),
                row.getString("sha"),
                MarkWord.of(row.getString("word")).orElseThrow(),
                row.getString("because"),
                row.getString("marked_by"),
                instant(row, "marked_at").orElseThrow(),
                row.getString("lifted_by"),
                instant(row, "lifted_at").orElse(null));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
