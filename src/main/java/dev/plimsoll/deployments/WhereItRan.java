package dev.plimsoll.deployments;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says where a commit runs and ran, by itself or in a commit that contains it. */
@Component
public class WhereItRan {

    private final Descendants descendants;
    private final ShaPlaceRows places;
    private final JdbcClient jdbc;

    WhereItRan(Descendants descendants, ShaPlaceRows places, JdbcClient jdbc) {
        this.descendants = descendants;
        this.places = places;
        this.jdbc = jdbc;
    }

    /** Where this commit is and was; without places if it never ran anywhere and nobody knows whose it is. */
    public Whereabouts of(String sha) {
        var family = descendants.of(sha);
        var home = home(sha);
        return new Whereabouts(
                sha,
                home.commit(),
                home.fullName(),
                home.number(),
                home.title(),
                home.changeUrl(),
                family.isTruncated(),
                places.find(family));
    }

    private Home home(String sha) {
        return jdbc.sql("""
                        select c.repository_id, c.sha, c.subject, c.author, c.authored_at, c.committed_at,
                               coalesce(cardinality(c.parents) > 1, false) as is_merge, c.change_number, c.url,
                               p.full_name, coalesce(r.number, c.change_number) as number, r.title, r.url as change_url
                          from changes.commits c
                          left join catalog.repositories p on p.id = c.repository_id
                          left join lateral (
                                 select number, title, url
                                   from changes.change_requests
                                  where repository_id = c.repository_id
                                    and (number = c.change_number or merge_sha = c.sha or head_sha = c.sha)
                                  order by merged_at nulls last, number
                                  limit 1) r on true
                         where c.sha = :sha
                         order by c.subject is null, c.repository_id
                         limit 1
                        """)
                .param("sha", sha)
                .query(DataClassRowMapper.newInstance(Home.class))
                .optional()
                .orElse(Home.UNKNOWN);
    }

    /** What has been reported of a commit, its repository and its change request. */
    private record Home(
            @Nullable Long repositoryId,
            @Nullable String sha,
            @Nullable String subject,
            @Nullable String author,
            java.time.@Nullable Instant authoredAt,
            java.time.@Nullable Instant committedAt,
            boolean isMerge,
            @Nullable Long changeNumber,
            @Nullable String url,
            @Nullable String fullName,
            @Nullable Long number,
            @Nullable String title,
            @Nullable String changeUrl) {

        static final Home UNKNOWN =
                new Home(null, null, null, null, null, null, false, null, null, null, null, null, null);

        @Nullable
        KnownCommit commit() {
            return sha == null
                    ? null
                    : new KnownCommit(
                            repositoryId, sha, subject, author, authoredAt, committedAt, isMerge, changeNumber, url);
        }
    }
}
