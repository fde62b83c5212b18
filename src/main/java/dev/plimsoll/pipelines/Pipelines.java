package dev.plimsoll.pipelines;

import dev.plimsoll.catalog.Catalog;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in what the CI says of runs and jobs.
 *
 * <p>Of two reports about one run or job the one further on counts, of two equally far the later, whatever the order
 * they arrive in; what one of them leaves out the other says. Each call takes at most one report about the same thing. Joins the caller's transaction.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Pipelines {

    /** Whether the report that comes in is further on than what is known, or as far on and later. */
    private static final String NEWER = """
            (excluded.rank, excluded.told_at, coalesce(excluded.conclusion, ''))
            > (r.rank, r.told_at, coalesce(r.conclusion, ''))""";

    private final Catalog catalog;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Pipelines(Catalog catalog, JdbcClient jdbc, JsonMapper json) {
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.json = json;
    }

    public void takeRuns(List<RunReport> reports) {
        if (reports.isEmpty()) {
            return;
        }
        var places = catalog.places(reports.stream().map(RunReport::about).toList());
        var rows = reports.stream()
                .sorted(Comparator.comparing(RunReport::origin)
                        .thenComparing(RunReport::externalId)
                        .thenComparing(RunReport::attempt))
                .map(report -> new Row(
                        Objects.requireNonNull(places.get(report.about())).repositoryId(),
                        rank(report.status()),
                        report))
                .toList();
        jdbc.sql("""
                        insert into pipelines.run as r (
                               origin, external_id, attempt, repository_id, workflow, ref, sha, status, conclusion,
                               actor, started_at, finished_at, url, told_at, rank)
                        select s.origin, s."externalId", s.attempt, n."repositoryId", s.workflow, s.ref, s.sha,
                               s.status, s.conclusion, s.actor, s."startedAt", s."finishedAt", s.url, s."toldAt", n.rank
                          from jsonb_to_recordset(cast(:rows as jsonb)) as n(
                                 "repositoryId" bigint, rank smallint, said jsonb),
                               jsonb_to_record(n.said) as s(
                                 origin text, "externalId" text, attempt integer, workflow text, ref text, sha text,
                                 status text, conclusion text, actor text, "startedAt" timestamptz,
                                 "finishedAt" timestamptz, url text, "toldAt" timestamptz)
                            on conflict (origin, external_id, attempt) do update
                           set workflow = coalesce(case when NEWER then excluded.workflow end, r.workflow, excluded.workflow),
                               ref = coalesce(case when NEWER then excluded.ref end, r.ref, excluded.ref),
                               sha = coalesce(case when NEWER then excluded.sha end, r.sha, excluded.sha),
                               actor = coalesce(case when NEWER then excluded.actor end, r.actor, excluded.actor),
                               url = coalesce(case when NEWER then excluded.url end, r.url, excluded.url),
                               started_at = coalesce(
                                 case when NEWER then excluded.started_at end, r.started_at, excluded.started_at),
                               repository_id = coalesce(r.repository_id, excluded.repository_id),
                               status = case when NEWER then excluded.status else r.status end,
                               conclusion = case when NEWER then excluded.conclusion else r.conclusion end,
                               finished_at = case when NEWER then excluded.finished_at else r.finished_at end,
                               told_at = case when NEWER then excluded.told_at else r.told_at end,
                               rank = case when NEWER then excluded.rank else r.rank end
                        """.replace("NEWER", NEWER))
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    public void takeJobs(List<JobReport> reports) {
        if (reports.isEmpty()) {
            return;
        }
        var rows = reports.stream()
                .sorted(Comparator.comparing(JobReport::origin).thenComparing(JobReport::externalId))
                .map(report -> new Row(null, rank(report.status()), report))
                .toList();
        jdbc.sql("""
                        insert into pipelines.job as j (
                               origin, external_id, run_id, attempt, name, status, conclusion, started_at,
                               finished_at, url, told_at, rank)
                        select s.origin, s."externalId", s."runId", s.attempt, s.name, s.status, s.conclusion,
                               s."startedAt", s."finishedAt", s.url, s."toldAt", n.rank
                          from jsonb_to_recordset(cast(:rows as jsonb)) as n(rank smallint, said jsonb),
                               jsonb_to_record(n.said) as s(
                                 origin text, "externalId" text, "runId" text, attempt integer, name text, status text,
                                 conclusion text, "startedAt" timestamptz, "finishedAt" timestamptz, url text,
                                 "toldAt" timestamptz)
                            on conflict (origin, external_id) do update
                           set name = excluded.name, status = excluded.status, conclusion = excluded.conclusion,
                               started_at = excluded.started_at, finished_at = excluded.finished_at,
                               url = excluded.url, told_at = excluded.told_at, rank = excluded.rank
                         where (excluded.rank, excluded.told_at, coalesce(excluded.conclusion, ''))
                               > (j.rank, j.told_at, coalesce(j.conclusion, ''))
                        """).param("rows", json.writeValueAsString(rows)).update();
    }

    /** How far along a status is; an unknown word is taken as under way. */
    private static int rank(String status) {
        return switch (status) {
            case "queued", "requested", "pending" -> 0;
            case "waiting" -> 1;
            case "completed" -> 9;
            default -> 3;
        };
    }

    private record Row(@Nullable Long repositoryId, int rank, Object said) {}
}
