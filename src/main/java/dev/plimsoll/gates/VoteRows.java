package dev.plimsoll.gates;

import dev.plimsoll.gates.Ballot.Decision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes votes; none is ever changed. */
@Component
class VoteRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    VoteRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All of a request, in their order. */
    List<Vote> of(long request) {
        return of(List.of(request));
    }

    List<Vote> of(Collection<Long> requests) {
        return jdbc.sql("select * from gates.vote where request_id = any(:requests) order by id")
                .param("requests", requests.toArray(Long[]::new))
                .query((row, n) -> vote(row))
                .list();
    }

    /** The numbers of those whose last word in a round is yes, in the order of their votes. */
    static List<Long> yes(List<Vote> votes, int round) {
        var last = new LinkedHashMap<Long, Decision>();
        votes.stream()
                .filter(vote -> vote.round() == round)
                .forEach(vote -> last.put(vote.personId(), vote.decision()));
        return last.entrySet().stream()
                .filter(word -> word.getValue() == Decision.APPROVE)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** @param record what the person saw: the findings, with their values and the age of their data */
    long insert(Vote vote, Collection<Judged> record) {
        return jdbc.sql("""
                        insert into gates.vote (request_id, round, person_id, turn, decision, comment, person_name, roles,
                                                is_self, evidence, record, via, opened_at, voted_at)
                        values (:request, :round, :person, :turn, :decision, :comment, :name, :roles, :self, :evidence,
                                cast(:record as jsonb), :via, :opened, :voted)
                        returning id
                        """)
                .param("request", vote.requestId())
                .param("round", vote.round())
                .param("person", vote.personId())
                .param("turn", vote.turn())
                .param("decision", vote.decision().name().toLowerCase(Locale.ROOT))
                .param("comment", vote.comment())
                .param("name", vote.personName())
                .param("roles", vote.roles().toArray(String[]::new))
                .param("self", vote.isSelf())
                .param("evidence", vote.evidence())
                .param("record", json.writeValueAsString(record))
                .param("via", vote.via())
                .param(
                        "opened",
                        vote.openedAt() == null ? null : vote.openedAt().atOffset(ZoneOffset.UTC))
                .param("voted", vote.votedAt().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private static Vote vote(ResultSet row) throws SQLException {
        return new Vote(
                row.getLong("id"),
                row.getLong("request_id"),
                row.getInt("round"),
                row.getLong("person_id"),
                row.getInt("turn"),
                Decision.valueOf(row.getString("decision").toUpperCase(Locale.ROOT)),
                row.getString("comment"),
                row.getString("person_name"),
                RequestMapper.texts(row, "roles"),
                row.getBoolean("is_self"),
                row.getString("evidence"),
                row.getString("via"),
                RequestMapper.instant(row, "opened_at"),
                RequestMapper.known(row, "voted_at"));
    }
}
