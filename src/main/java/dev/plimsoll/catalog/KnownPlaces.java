package dev.plimsoll.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Looks up in one statement what a whole batch of claims means, as far as the catalogue knows it all already. */
@Component
class KnownPlaces {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    KnownPlaces(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Returns the claims that are known in every part; the others are left to the slower way. */
    Map<Claim, Place> find(Collection<Claim> claims) {
        var asked = List.copyOf(claims.stream().distinct().toList());
        var known = new HashMap<Claim, Place>();
        if (asked.isEmpty()) {
            return known;
        }
        for (var row : look(asked)) {
            var claim = asked.get(row.n());
            if (row.isAll(claim)) {
                known.put(claim, new Place(row.repositoryId(), row.serviceId(), row.environmentId()));
            }
        }
        return known;
    }

    private List<Row> look(List<Claim> asked) {
        var keys = new ArrayList<Key>();
        for (var claim : asked) {
            keys.add(Key.of(keys.size(), claim));
        }
        return jdbc.sql("""
                        select c.n, r.id as repository_id, r.full_name,
                               case when c.service is null then r.service_id else s.service_id end as service_id,
                               e.environment_id
                          from jsonb_to_recordset(cast(:keys as jsonb)) as c(
                                 n integer, origin text, "externalId" text, "lowerName" text, service text, environment text)
                          left join lateral (
                                 select id, full_name, service_id
                                   from catalog.repository
                                  where origin = c.origin
                                    and external_id = c."externalId"
                                  union all
                                (select id, full_name, service_id
                                   from catalog.repository
                                  where c."externalId" is null
                                    and lower(full_name) = c."lowerName"
                                  order by id
                                  limit 1)) r on true
                          left join catalog.service_alias s on s.alias = c.service
                          left join catalog.environment_alias e on e.alias = c.environment
                        """)
                .param("keys", json.writeValueAsString(keys))
                .query(DataClassRowMapper.newInstance(Row.class))
                .list();
    }

    private record Key(
            int n,
            String origin,
            @Nullable String externalId,
            @Nullable String lowerName,
            @Nullable String service,
            @Nullable String environment) {

        static Key of(int n, Claim claim) {
            var repository = claim.repository();
            return new Key(
                    n,
                    claim.origin(),
                    repository == null ? null : repository.externalId(),
                    repository == null ? null : lower(repository.fullName()),
                    lower(claim.service()),
                    lower(claim.environment()));
        }

        private static @Nullable String lower(@Nullable String name) {
            return name == null ? null : name.strip().toLowerCase(Locale.ROOT);
        }
    }

    private record Row(
            int n,
            @Nullable Long repositoryId,
            @Nullable String fullName,
            @Nullable Long serviceId,
            @Nullable Long environmentId) {

        boolean isAll(Claim claim) {
            return (claim.repository() == null || knows(claim.repository()))
                    && (serviceId != null || (claim.repository() == null && !claim.namesAService()))
                    && (environmentId != null || claim.environment() == null);
        }

        private boolean knows(RepositoryClaim repository) {
            return repositoryId != null
                    && (repository.externalId() == null || repository.fullName().equals(fullName));
        }
    }
}
