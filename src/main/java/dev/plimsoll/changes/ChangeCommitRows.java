package dev.plimsoll.changes;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes which commits change requests consist of, for many in one statement each. The list told last counts as a
 * whole; of two told at the same instant the greater, so that the order of arrival decides nothing.
 *
 * <p>Their change requests must have been written in the same transaction: it holds their rows, and so nobody else
 * writes their commits meanwhile.
 */
@Component
class ChangeCommitRows {

    private static final String TOLD = """
            with told as (
                   select "repositoryId" as repository_id, number, "toldAt" as told_at, commits
                     from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                            "repositoryId" bigint, number bigint, "toldAt" timestamptz, commits text[])),
                 known as (
                   select repository_id, number, max(c.told_at) as told_at, array_agg(sha order by position) as commits
                     from changes.change_commit c
                     join told using (repository_id, number)
                    group by repository_id, number)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ChangeCommitRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void write(List<ChangeReport> reports, Map<Claim, Place> places) {
        var rows = reports.stream()
                .flatMap(report -> Optional.ofNullable(report.commits())
                        .filter(commits -> !commits.isEmpty())
                        .map(commits -> row(report, commits, places))
                        .stream())
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        var said = json.writeValueAsString(rows);
        jdbc.sql(TOLD + """
                        delete from changes.change_commit c
                         using told, known
                         where (c.repository_id, c.number) = (told.repository_id, told.number)
                           and (c.repository_id, c.number) = (known.repository_id, known.number)
                           and (told.told_at, told.commits) > (known.told_at, known.commits)
                        """).param("rows", said).update();
        jdbc.sql(TOLD + """
                        insert into changes.change_commit (repository_id, number, sha, position, told_at)
                        select repository_id, number, sha, position, told.told_at
                          from told
                          left join known using (repository_id, number),
                               unnest(told.commits) with ordinality as c(sha, position)
                         where known.number is null
                        """).param("rows", said).update();
    }

    private static Row row(ChangeReport report, List<String> commits, Map<Claim, Place> places) {
        var place = Objects.requireNonNull(places.get(report.about()));
        return new Row(
                Objects.requireNonNull(place.repositoryId()),
                report.number(),
                report.toldAt(),
                commits.stream().distinct().toList());
    }

    private record Row(long repositoryId, long number, Instant toldAt, List<String> commits) {}
}
