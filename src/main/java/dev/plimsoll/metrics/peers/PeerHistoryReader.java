package dev.plimsoll.metrics.peers;

import static java.time.ZoneOffset.UTC;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.metrics.Question;
import dev.plimsoll.metrics.peers.PeerHistory.Change;
import dev.plimsoll.metrics.peers.PeerHistory.Deployed;
import dev.plimsoll.metrics.peers.PeerHistory.Trouble;
import dev.plimsoll.metrics.peers.PeerHistory.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a history for the rules of others, from what the modules publish and from what arrived with each deployment. */
@Component
class PeerHistoryReader {

    /** How many deployments a window has at most; around it there may be twice as many more. */
    static final int MOST = 5000;

    /** How far around the window deployments and incidents are looked at. */
    static final Duration AROUND = Duration.ofDays(60);

    private static final int MOST_IN_ALL = 3 * MOST;
    private static final int MOST_INCIDENTS = 5000;
    private static final int MOST_CHANGES = 10_000;
    private static final int MOST_COMMITS = 50_000;
    private static final Duration OLDEST_CHANGE = Duration.ofDays(365);
    private static final Pattern SHA = Pattern.compile("\\b(?:[0-9a-f]{40}|[0-9a-f]{64})\\b");

    private final JdbcClient jdbc;
    private final ZoneId zone;

    PeerHistoryReader(JdbcClient jdbc, PlimsollProperties properties) {
        this.jdbc = jdbc;
        this.zone = properties.zone();
    }

    /** Empty if there is more than is compared. */
    Optional<PeerHistory> read(Question question) {
        var reported = reported(question);
        var inWindow = reported.stream()
                .filter(one -> !one.endedAt().isBefore(question.from())
                        && one.endedAt().isBefore(question.to()))
                .toList();
        var incidents = incidents(question);
        if (inWindow.size() > MOST || reported.size() > MOST_IN_ALL || incidents.size() > MOST_INCIDENTS) {
            return Optional.empty();
        }
        var arrived = arrived(inWindow);
        return Optional.of(new PeerHistory(
                question.from(),
                question.to(),
                zone,
                reported.stream()
                        .map(one -> one.deployed(arrived.getOrDefault(one.number(), List.of())))
                        .toList(),
                troubles(incidents, reported),
                changes(question, reported)));
    }

    private List<Reported> reported(Question question) {
        return jdbc.sql("""
                        select d.id as number, d.external_id as id, s.name as service, d.repository_id, r.full_name as repository,
                               e.name as environment,
                               case when cast(:environment as bigint) is null then e.tier = 'production'
                                    else e.id = :environment end as is_production,
                               d.state, d.happened_at as ended_at, d.sha, d.rollout, f.counts_as as kind
                          from deployments.deployments d
                          join catalog.services s on s.id = d.service_id
                          join catalog.environments e on e.id = d.environment_id
                          left join catalog.repositories r on r.id = d.repository_id
                          left join deployments.effects f on f.deployment_id = d.id
                         where d.state in ('succeeded', 'partial', 'failed', 'cancelled', 'rejected')
                           and d.happened_at >= :from
                           and d.happened_at < :to
                           and (cast(:services as bigint[]) is null or d.service_id = any(:services))
                         order by d.happened_at, d.id
                         limit :most
                        """)
                .param("environment", question.environment())
                .param("services", services(question))
                .param("from", utc(question.from().minus(AROUND)))
                .param("to", utc(question.to().plus(AROUND)))
                .param("most", MOST_IN_ALL + 1)
                .query(Reported.class)
                .list();
    }

    /** What was not in any version before it, by the number of the deployment. */
    private Map<Long, List<Written>> arrived(List<Reported> deployments) {
        var numbers = deployments.stream().map(Reported::number).toArray(Long[]::new);
        var arrived = new HashMap<Long, List<Written>>();
        jdbc.sql("""
                        select p.deployment_id, p.sha, coalesce(c.committed_at, c.authored_at) as at,
                               coalesce(cardinality(c.parents) > 1, false) as is_merge
                          from metrics.sample p
                          left join changes.commits c on c.repository_id = p.repository_id and c.sha = p.sha
                         where p.deployment_id = any(:deployments)
                           and p.known_until is null
                           and p.unit = 'commit'
                           and p.sha is not null
                           and p.left_out is distinct from 'baseline'
                         order by p.deployment_id desc, p.id
                         limit :most
                        """)
                .param("deployments", numbers)
                .param("most", MOST_COMMITS)
                .query(Arrived.class)
                .list()
                .forEach(one -> arrived.computeIfAbsent(one.deploymentId(), any -> new ArrayList<>())
                        .add(new Written(one.sha(), one.at(), one.isMerge())));
        return arrived;
    }

    private List<Opened> incidents(Question question) {
        return jdbc.sql("""
                        select i.key, i.opened_at, i.resolved_at, i.caused_by, concat_ws(' ', i.title, i.impact) as text
                          from incidents.incidents i
                         where i.opened_at >= :from
                           and i.opened_at < :to
                           and (cast(:services as bigint[]) is null or exists (
                               select
                                 from incidents.affected_services a
                                where a.incident_id = i.id
                                  and a.service_id = any(:services)))
                         order by i.opened_at, i.id
                         limit :most
                        """)
                .param("services", services(question))
                .param("from", utc(question.from().minus(AROUND)))
                .param("to", utc(question.to().plus(AROUND)))
                .param("most", MOST_INCIDENTS + 1)
                .query(Opened.class)
                .list();
    }

    private static List<Trouble> troubles(List<Opened> incidents, List<Reported> deployments) {
        var shas = new HashMap<String, @Nullable String>();
        deployments.forEach(one -> shas.put(one.id(), one.sha()));
        return incidents.stream()
                .map(one -> new Trouble(one.key(), one.openedAt(), one.resolvedAt(), named(one, shas)))
                .toList();
    }

    /** The commits in its text, and that of the deployment that its sender blames. */
    private static List<String> named(Opened incident, Map<String, @Nullable String> shas) {
        return Stream.concat(
                        SHA.matcher(incident.text()).results().map(MatchResult::group),
                        Stream.ofNullable(incident.causedBy()).flatMap(id -> Stream.ofNullable(shas.get(id))))
                .distinct()
                .toList();
    }

    private List<Change> changes(Question question, List<Reported> deployments) {
        var repositories = deployments.stream()
                .map(Reported::repositoryId)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Long[]::new);
        var requests = jdbc.sql("""
                        select c.repository_id, r.full_name as repository, c.number, c.opened_at, c.first_review_at,
                               c.merged_at, c.merge_sha, c.head_sha
                          from changes.change_requests c
                          join catalog.repositories r on r.id = c.repository_id
                         where c.repository_id = any(:repositories)
                           and c.merged_at >= :from
                           and c.merged_at < :to
                         order by c.merged_at desc
                         limit :most
                        """)
                .param("repositories", repositories)
                .param("from", utc(question.from().minus(OLDEST_CHANGE)))
                .param("to", utc(question.to()))
                .param("most", MOST_CHANGES)
                .query(Requested.class)
                .list();
        var commits = commits(requests);
        return requests.stream()
                .map(one -> one.change(commits.getOrDefault(one.name(), List.of())))
                .toList();
    }

    private Map<String, List<Written>> commits(List<Requested> requests) {
        var commits = new HashMap<String, List<Written>>();
        jdbc.sql("""
                        select r.full_name || '#' || c.change_number as name, c.sha,
                               coalesce(c.authored_at, c.committed_at) as at, coalesce(cardinality(c.parents) > 1, false) as is_merge
                          from changes.commits c
                          join catalog.repositories r on r.id = c.repository_id
                          join unnest(cast(:repositories as bigint[]), cast(:numbers as bigint[])) as w(repository_id, number)
                            on w.repository_id = c.repository_id and w.number = c.change_number
                         limit :most
                        """)
                .param(
                        "repositories",
                        requests.stream().map(Requested::repositoryId).toArray(Long[]::new))
                .param("numbers", requests.stream().map(Requested::number).toArray(Long[]::new))
                .param("most", MOST_COMMITS)
                .query(OfRequest.class)
                .list()
                .forEach(one -> commits.computeIfAbsent(one.name(), any -> new ArrayList<>())
                        .add(new Written(one.sha(), one.at(), one.isMerge())));
        return commits;
    }

    private static Long @Nullable [] services(Question question) {
        return question.services() == null ? null : question.services().toArray(Long[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(UTC);
    }

    /** A deployment as it was reported, and how it counts. */
    record Reported(
            long number,
            String id,
            String service,
            @Nullable Long repositoryId,
            @Nullable String repository,
            String environment,
            boolean isProduction,
            String state,
            Instant endedAt,
            @Nullable String sha,
            @Nullable String rollout,
            @Nullable String kind) {

        Deployed deployed(List<Written> arrived) {
            return new Deployed(
                    number,
                    id,
                    service,
                    repository,
                    environment,
                    isProduction,
                    state,
                    endedAt,
                    sha,
                    rollout,
                    kind,
                    arrived);
        }
    }

    /** A commit that arrived with a deployment. */
    record Arrived(long deploymentId, String sha, @Nullable Instant at, boolean isMerge) {}

    /** An incident and what its text and its sender say. */
    record Opened(
            String key,
            Instant openedAt,
            @Nullable Instant resolvedAt,
            @Nullable String causedBy,
            String text) {}

    /** A change request that was merged. */
    record Requested(
            long repositoryId,
            String repository,
            long number,
            @Nullable Instant openedAt,
            @Nullable Instant firstReviewAt,
            @Nullable Instant mergedAt,
            @Nullable String mergeSha,
            @Nullable String headSha) {

        String name() {
            return repository + "#" + number;
        }

        Change change(List<Written> commits) {
            return new Change(name(), repository, openedAt, firstReviewAt, mergedAt, mergeSha, headSha, commits);
        }
    }

    /** A commit of a change request. */
    record OfRequest(String name, String sha, @Nullable Instant at, boolean isMerge) {}
}
