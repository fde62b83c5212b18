package dev.plimsoll.incidents;

import static dev.plimsoll.incidents.IncidentRows.utc;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How what went out came to be: change requests that were merged, runs of pipelines, builds and scans. Those of what was
 * deployed in the window are shown without being asked for.
 */
@Component
class BuildEntries {

    private static final int MOST = 200;
    private static final String WORKFLOWS = ".github/workflows/";

    /** What was deployed to the places of the incident in the window. */
    private static final String DEPLOYED = """
            with deployed as (
                select distinct d.sha, d.digest
                  from deployments.deployments d
                 where d.service_id = any(:services)
                   and d.environment_id = any(:environments)
                   and d.happened_at >= :from
                   and coalesce(d.started_at, d.happened_at) < :to
            ), repository as (
                select id
                  from catalog.repositories
                 where service_id = any(:services)
            )
            """;

    private final JdbcClient jdbc;

    BuildEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Merge(
            long repositoryId,
            long number,
            String origin,
            @Nullable String title,
            @Nullable String mergedBy,
            @Nullable String author,
            Instant mergedAt,
            @Nullable Instant mergedKnownAt,
            @Nullable String url,
            boolean isDeployed) {}

    private record Run(
            String origin,
            String externalId,
            int attempt,
            @Nullable String workflow,
            @Nullable String sha,
            @Nullable String conclusion,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant knownAt,
            @Nullable String url,
            boolean isDeployed) {}

    private record Build(
            long id,
            String origin,
            String externalId,
            @Nullable String sha,
            @Nullable String digest,
            String status,
            Instant finishedAt,
            @Nullable Instant endedKnownAt,
            @Nullable String url,
            @Nullable Boolean isScanned,
            boolean isDeployed) {}

    private record Evidence(
            long id,
            String origin,
            String kind,
            String status,
            Instant givenAt,
            @Nullable String url) {}

    List<TimelineEntry> of(IncidentScope scope, Instant from, Instant to) {
        return Stream.of(
                        merges(scope, from, to),
                        runs(scope, from, to),
                        builds(scope, from, to),
                        evidence(scope, from, to))
                .flatMap(List::stream)
                .toList();
    }

    private JdbcClient.StatementSpec ask(String sql, IncidentScope scope, Instant from, Instant to) {
        return jdbc.sql(DEPLOYED + sql)
                .param("services", ChangeReader.longs(scope.services()), Types.ARRAY)
                .param("environments", ChangeReader.longs(scope.environments()), Types.ARRAY)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("most", MOST);
    }

    private List<TimelineEntry> merges(IncidentScope scope, Instant from, Instant to) {
        return ask("""
                        select c.repository_id, c.number, p.origin, c.title, c.merged_by, c.author, c.merged_at,
                               c.merged_known_at, c.url,
                               exists (select from deployed d where d.sha in (c.merge_sha, c.head_sha)) as is_deployed
                          from changes.change_requests c
                          join catalog.repositories p on p.id = c.repository_id
                         where c.merged_at >= :from
                           and c.merged_at < :to
                           and (c.repository_id in (select id from repository)
                                or exists (select from deployed d where d.sha in (c.merge_sha, c.head_sha)))
                         order by c.merged_at desc
                         limit :most
                        """, scope, from, to).query(DataClassRowMapper.newInstance(Merge.class)).stream()
                .map(merge -> entry(
                        "change-%d-%d".formatted(merge.repositoryId(), merge.number()),
                        merge.mergedAt(),
                        null,
                        merge.mergedKnownAt(),
                        merge.origin(),
                        merge.isDeployed(),
                        "Pull request %d%s merged%s"
                                .formatted(
                                        merge.number(),
                                        merge.title() == null ? "" : " “%s”".formatted(merge.title()),
                                        by(merge.mergedBy() == null ? merge.author() : merge.mergedBy())),
                        merge.url()))
                .toList();
    }

    private List<TimelineEntry> runs(IncidentScope scope, Instant from, Instant to) {
        return ask("""
                        select r.origin, r.external_id, r.attempt, r.workflow, r.sha, r.conclusion, r.started_at,
                               r.finished_at, r.known_at, r.url,
                               exists (select from deployed d where d.sha = r.sha) as is_deployed
                          from pipelines.runs r
                         where r.started_at >= :from
                           and r.started_at < :to
                           and (r.repository_id in (select id from repository)
                                or exists (select from deployed d where d.sha = r.sha))
                         order by r.started_at desc
                         limit :most
                        """, scope, from, to).query(DataClassRowMapper.newInstance(Run.class)).stream()
                .flatMap(BuildEntries::entries)
                .toList();
    }

    private static Stream<TimelineEntry> entries(Run run) {
        var id = "run-%s-%d".formatted(run.externalId(), run.attempt());
        var name = "Run %s%s".formatted(run.externalId(), run.workflow() == null ? "" : " of " + file(run.workflow()));
        var began = entry(
                id + "-start",
                java.util.Objects.requireNonNull(run.startedAt()),
                run.finishedAt(),
                run.knownAt(),
                run.origin(),
                run.isDeployed() && run.attempt() == 1,
                name + " began" + (run.sha() == null ? "" : " for " + shortSha(run.sha())),
                run.url());
        return run.finishedAt() == null
                ? Stream.of(began)
                : Stream.of(
                        began,
                        entry(
                                id + "-end",
                                run.finishedAt(),
                                null,
                                null,
                                run.origin(),
                                false,
                                "%s ended%s".formatted(name, run.conclusion() == null ? "" : ": " + run.conclusion()),
                                run.url()));
    }

    /** GitHub names a workflow by the path of its file. */
    private static String file(String workflow) {
        return workflow.startsWith(WORKFLOWS) ? workflow.substring(WORKFLOWS.length()) : workflow;
    }

    private List<TimelineEntry> builds(IncidentScope scope, Instant from, Instant to) {
        return ask("""
                        select b.id, b.origin, b.external_id, b.sha, b.digest, b.status, b.finished_at, b.ended_known_at,
                               b.url,
                               (select bool_and(x.status = 'passed')
                                  from changes.evidences x
                                 where x.digest = b.digest
                                   and x.kind = 'scan'
                                   and x.given_at between b.finished_at - interval '2 minutes'
                                                      and b.finished_at + interval '2 minutes') as is_scanned,
                               exists (select from deployed d where d.digest = b.digest or d.sha = b.sha) as is_deployed
                          from changes.builds b
                         where b.finished_at >= :from
                           and b.finished_at < :to
                           and (b.service_id = any(:services)
                                or b.repository_id in (select id from repository)
                                or exists (select from deployed d where d.digest = b.digest or d.sha = b.sha))
                         order by b.finished_at desc
                         limit :most
                        """, scope, from, to).query(DataClassRowMapper.newInstance(Build.class)).stream()
                .map(BuildEntries::entry)
                .toList();
    }

    private static TimelineEntry entry(Build build) {
        return entry(
                "build-%d".formatted(build.id()),
                build.finishedAt(),
                null,
                build.endedKnownAt(),
                build.origin(),
                build.isDeployed()
                        || build.status().equals("failed")
                        || build.status().equals("skipped"),
                words(build),
                build.url());
    }

    private static String words(Build build) {
        var of = build.sha() == null ? "" : " of " + shortSha(build.sha());
        if (build.externalId().startsWith("package/") && build.digest() != null) {
            return "Image %s pushed".formatted(shortDigest(build.digest()));
        }
        return switch (build.status()) {
            case "succeeded" ->
                "Image%s built%s"
                        .formatted(
                                of,
                                build.isScanned() == null
                                        ? ""
                                        : build.isScanned() ? " and scanned" : ", the scan failed");
            case "skipped" -> "The build%s was skipped".formatted(of);
            default -> "The build%s %s".formatted(of, build.status());
        };
    }

    private List<TimelineEntry> evidence(IncidentScope scope, Instant from, Instant to) {
        return ask("""
                        select x.id, x.origin, x.kind, x.status, x.given_at, x.url
                          from changes.evidences x
                         where x.given_at >= :from
                           and x.given_at < :to
                           and exists (select from deployed d where d.digest = x.digest)
                         order by x.given_at desc
                         limit :most
                        """, scope, from, to).query(DataClassRowMapper.newInstance(Evidence.class)).stream()
                .map(one -> entry(
                        "evidence-%d".formatted(one.id()),
                        one.givenAt(),
                        null,
                        null,
                        one.origin(),
                        one.status().equals("failed"),
                        "%s: %s".formatted(one.kind(), one.status()),
                        one.url()))
                .toList();
    }

    private static TimelineEntry entry(
            String id,
            Instant at,
            @Nullable Instant until,
            @Nullable Instant learnedAt,
            String origin,
            boolean isKey,
            String text,
            @Nullable String link) {
        return new TimelineEntry(
                id,
                at,
                until,
                learnedAt,
                Origins.title(origin),
                TimelineEntry.Lane.PIPELINE,
                TimelineEntry.Tone.PLAIN,
                isKey,
                null,
                text,
                link);
    }

    private static String by(@Nullable String person) {
        return person == null ? "" : " by " + person;
    }

    private static String shortSha(String sha) {
        return sha.length() > 7 ? sha.substring(0, 7) : sha;
    }

    private static String shortDigest(String digest) {
        return digest.length() < 24 ? digest : digest.substring(0, 11) + "…" + digest.substring(digest.length() - 4);
    }
}
