package dev.plimsoll.changes;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.Place;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes commits, many in one statement. A commit never changes: a later report only adds what was not known, people
 * among it: each sender knows them by other names.
 */
@Component
class CommitRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CommitRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void write(List<CommitReport> reports, Map<Claim, Place> places) {
        if (reports.isEmpty()) {
            return;
        }
        var rows = reports.stream()
                .map(report -> Row.of(report, Objects.requireNonNull(places.get(report.about()))))
                .sorted(Comparator.comparing(Row::repositoryId).thenComparing(Row::sha))
                .toList();
        jdbc.sql("""
                        insert into changes.commit as c (
                               repository_id, sha, author, subject, authored_at, committed_at, parents, paths,
                               people, change_number, url, picked_from, reverts, patch_id)
                        select "repositoryId", sha, author, subject, "authoredAt", "committedAt", parents, paths,
                               people, "changeNumber", url, "pickedFrom", reverts, "patchId"
                          from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                                 "repositoryId" bigint, sha text, author text, subject text,
                                 "authoredAt" timestamptz, "committedAt" timestamptz, parents text[], paths text[],
                                 people text[],
                                 "changeNumber" bigint, url text, "pickedFrom" text, reverts text[], "patchId" text)
                            on conflict (repository_id, sha) do update
                           set author        = coalesce(c.author, excluded.author),
                               subject       = coalesce(c.subject, excluded.subject),
                               authored_at   = coalesce(c.authored_at, excluded.authored_at),
                               committed_at  = coalesce(c.committed_at, excluded.committed_at),
                               parents       = coalesce(c.parents, excluded.parents),
                               paths         = coalesce(c.paths, excluded.paths),
                               people        = case when c.people is null or excluded.people is null
                                                    then coalesce(c.people, excluded.people)
                                                    else array(select distinct unnest(c.people || excluded.people)
                                                                order by 1) end,
                               change_number = coalesce(c.change_number, excluded.change_number),
                               url           = coalesce(c.url, excluded.url),
                               picked_from   = greatest(c.picked_from, excluded.picked_from),
                               reverts       = greatest(c.reverts, excluded.reverts),
                               patch_id      = greatest(c.patch_id, excluded.patch_id)
                        """).param("rows", json.writeValueAsString(rows)).update();
    }

    private record Row(
            Long repositoryId,
            String sha,
            @Nullable String author,
            @Nullable String subject,
            @Nullable Instant authoredAt,
            @Nullable Instant committedAt,
            @Nullable List<String> parents,
            @Nullable List<String> paths,
            @Nullable List<String> people,
            @Nullable Long changeNumber,
            @Nullable String url,
            @Nullable String pickedFrom,
            @Nullable List<String> reverts,
            @Nullable String patchId) {

        static Row of(CommitReport report, Place place) {
            return new Row(
                    Objects.requireNonNull(place.repositoryId()),
                    report.sha(),
                    report.author(),
                    report.subject(),
                    report.authoredAt(),
                    report.committedAt(),
                    report.parents(),
                    report.paths(),
                    report.people(),
                    report.change(),
                    report.url(),
                    report.pickedFrom(),
                    report.reverts(),
                    report.patchId());
        }
    }
}
