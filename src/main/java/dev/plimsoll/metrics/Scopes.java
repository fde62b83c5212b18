package dev.plimsoll.metrics;

import static dev.plimsoll.metrics.Instants.utc;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns questions into scopes. */
@Component
class Scopes {

    private final JdbcClient jdbc;
    private final Clock clock;

    Scopes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Scope of(Question question, Marked marked) {
        var environment = question.environment();
        return new Scope(
                question.services(),
                environment == null ? production() : List.of(environment),
                environment == null ? "tier_leader_id" : "leader_id",
                question.from().truncatedTo(ChronoUnit.MILLIS),
                question.to().truncatedTo(ChronoUnit.MILLIS),
                question.asOf(),
                excluded(question, marked));
    }

    /** The marks that stand, on the first of the roll-out of what was marked. */
    Marked marked(Question question) {
        var at = Objects.requireNonNullElseGet(question.asOf(), clock::instant);
        var words = new HashMap<Long, String>();
        jdbc.sql("""
                        select coalesce(%s, k.deployment_id) as leader, k.word
                          from metrics.mark k
                          left join metrics.deployment m on m.deployment_id = k.deployment_id and m.known_until is null
                         where k.marked_at <= :at
                           and (k.lifted_at is null or k.lifted_at > :at)
                         order by k.marked_at, k.id
                        """.formatted(question.environment() == null ? "m.tier_leader_id" : "m.leader_id"))
                .param("at", utc(at))
                .query(row -> {
                    words.put(row.getLong("leader"), row.getString("word"));
                });
        return new Marked(words);
    }

    private List<Long> excluded(Question question, Marked marked) {
        var leaders = marked.excluded();
        return leaders.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select deployment_id
                                  from metrics.deployment
                                 where %s = any(cast(:leaders as bigint[]))
                                   and known_until is null
                                """.formatted(question.environment() == null ? "tier_leader_id" : "leader_id"))
                        .param("leaders", leaders.toArray(Long[]::new))
                        .query(Long.class)
                        .list();
    }

    private List<Long> production() {
        return jdbc.sql("select id from catalog.environments where tier = 'production' order by id")
                .query(Long.class)
                .list();
    }
}
