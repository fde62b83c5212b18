package dev.plimsoll.changes;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes builds, many in one statement. An ended build stays ended; of two reports of one rank the later wins. */
@Component
class BuildRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BuildRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void write(List<BuildReport> reports, Map<Claim, Place> places) {
        if (reports.isEmpty()) {
            return;
        }
        var rows = reports.stream()
                .map(report -> Row.of(report, Objects.requireNonNull(places.get(report.about()))))
                .sorted(Comparator.comparing((Row row) -> row.said().origin())
                        .thenComparing(row -> row.said().externalId()))
                .toList();
        jdbc.sql("""
                        insert into changes.build as b (
                               origin, external_id, repository_id, service_id, sha, digest, image, platform, status,
                               started_at, finished_at, url, told_at, rank)
                        select s.origin, s."externalId", r."repositoryId", r."serviceId", s.sha, s.digest, s.image,
                               s.platform, s.status, s."startedAt", s."finishedAt", s.url, s."toldAt", r.rank
                          from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                                 "repositoryId" bigint, "serviceId" bigint, rank smallint, said jsonb),
                               jsonb_to_record(r.said) as s(
                                 origin text, "externalId" text, sha text, digest text, image text, platform text,
                                 status text, "startedAt" timestamptz, "finishedAt" timestamptz, url text,
                                 "toldAt" timestamptz)
                            on conflict (origin, external_id) do update
                           set sha         = coalesce(b.sha, excluded.sha),
                               digest      = changes.later(b.told_at, b.digest, excluded.told_at, excluded.digest),
                               image       = changes.later(b.told_at, b.image, excluded.told_at, excluded.image),
                               platform    = coalesce(b.platform, excluded.platform),
                               status      = case when (excluded.rank, excluded.told_at, excluded.status)
                                                       > (b.rank, b.told_at, b.status)
                                                  then excluded.status else b.status end,
                               started_at  = least(b.started_at, excluded.started_at),
                               finished_at = greatest(b.finished_at, excluded.finished_at),
                               url         = coalesce(b.url, excluded.url),
                               told_at     = greatest(b.told_at, excluded.told_at),
                               rank        = greatest(b.rank, excluded.rank)
                        """).param("rows", json.writeValueAsString(rows)).update();
    }

    private record Row(
            @Nullable Long repositoryId, @Nullable Long serviceId, int rank, BuildReport said) {

        static Row of(BuildReport report, Place place) {
            return new Row(place.repositoryId(), place.serviceId(), report.rank(), report);
        }
    }
}
