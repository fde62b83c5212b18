package dev.plimsoll.deployments.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a comparison needs beside what runs: one statement for each kind of thing, however many services there are. */
@Component
class CompareQuery {

    private final JdbcClient jdbc;

    CompareQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of promotion. */
    List<String> environments() {
        return jdbc.sql("select name from catalog.environments order by position, name")
                .query(String.class)
                .list();
    }

    List<String> teams() {
        return jdbc.sql("select name from catalog.teams order by lower(name), name")
                .query(String.class)
                .list();
    }

    /** The repository that each of these deployments was said to be of. */
    Map<Long, Long> repositoriesOfDeployments(Collection<Long> deployments) {
        return numbers("""
                select id as number, repository_id
                  from deployments.deployment
                 where id = any(:ids)
                   and repository_id is not null
                """, deployments);
    }

    /** The repository of each of these services that has just one. */
    Map<Long, Long> repositoriesOfServices(Collection<Long> services) {
        return numbers("""
                select service_id as number, min(id) as repository_id
                  from catalog.repositories
                 where service_id = any(:ids)
                 group by service_id
                having count(*) = 1
                """, services);
    }

    /** By digest, the platforms that each of these images was built for. */
    Map<String, String> platforms(Collection<String> digests) {
        var platforms = new HashMap<String, String>();
        jdbc.sql("""
                        select digest, string_agg(distinct platform, ', ' order by platform) as platforms
                          from changes.builds
                         where digest = any(:digests)
                           and platform is not null
                         group by digest
                        """).param("digests", digests.toArray(String[]::new)).query(row -> {
            platforms.put(row.getString("digest"), row.getString("platforms"));
        });
        return platforms;
    }

    private Map<Long, Long> numbers(String sql, Collection<Long> ids) {
        var numbers = new HashMap<Long, Long>();
        jdbc.sql(sql).param("ids", ids.toArray(Long[]::new)).query(row -> {
            numbers.put(row.getLong("number"), row.getLong("repository_id"));
        });
        return numbers;
    }
}
