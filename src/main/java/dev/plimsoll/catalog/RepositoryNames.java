package dev.plimsoll.catalog;

import static java.time.ZoneOffset.UTC;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds repositories by the forge's id or, where a sender knows only the name, by name; writes down the new ones. */
@Component
class RepositoryNames {

    private static final String BY_NAME = "events";

    private final JdbcClient jdbc;

    RepositoryNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the row of each claim; claims are taken in the given order. */
    Map<RepositoryClaim, RepositoryRow> find(List<RepositoryClaim> claims) {
        var found = new HashMap<RepositoryClaim, RepositoryRow>();
        for (var claim : claims) {
            found.computeIfAbsent(claim, this::findOrWrite);
        }
        return found;
    }

    private RepositoryRow findOrWrite(RepositoryClaim claim) {
        return find(claim).orElseGet(() -> write(claim));
    }

    private Optional<RepositoryRow> find(RepositoryClaim claim) {
        return claim.externalId() == null ? byName(claim.fullName()) : byId(claim);
    }

    private Optional<RepositoryRow> byId(RepositoryClaim claim) {
        var row = jdbc.sql("""
                        select id, full_name, named_at, service_id
                          from catalog.repository
                         where origin = :origin
                           and external_id = :externalId
                        """)
                .param("origin", claim.origin())
                .param("externalId", claim.externalId())
                .query(RepositoryRow.MAPPER)
                .optional();
        row.filter(known -> known.isRenamedBy(claim)).ifPresent(known -> rename(known.id(), claim));
        return row;
    }

    private Optional<RepositoryRow> byName(String fullName) {
        return jdbc.sql("""
                        select id, full_name, named_at, service_id
                          from catalog.repository
                         where lower(full_name) = :name
                         order by id
                         limit 1
                        """)
                .param("name", fullName.toLowerCase(Locale.ROOT))
                .query(RepositoryRow.MAPPER)
                .optional();
    }

    private void rename(long id, RepositoryClaim claim) {
        jdbc.sql("update catalog.repository set full_name = :name, named_at = :at where id = :id and named_at < :at")
                .param("id", id)
                .param("name", claim.fullName())
                .param("at", claim.at().atOffset(UTC))
                .update();
    }

    /** A repository that was known by its name alone becomes the forge's once the forge speaks of it. */
    private RepositoryRow write(RepositoryClaim claim) {
        if (claim.externalId() != null && adopt(claim)) {
            return byId(claim).orElseThrow();
        }
        jdbc.sql("""
                        insert into catalog.repository (origin, external_id, full_name, named_at)
                        values (:origin, :externalId, :fullName, :at)
                            on conflict (origin, external_id) do nothing
                        """)
                .param("origin", claim.externalId() == null ? BY_NAME : claim.origin())
                .param("externalId", idOrName(claim))
                .param("fullName", claim.fullName())
                .param("at", claim.at().atOffset(UTC))
                .update();
        return find(claim).orElseThrow();
    }

    private boolean adopt(RepositoryClaim claim) {
        return jdbc.sql("""
                        update catalog.repository
                           set origin = :origin, external_id = :externalId
                         where origin = :byName
                           and external_id = :name
                        """)
                        .param("origin", claim.origin())
                        .param("externalId", claim.externalId())
                        .param("byName", BY_NAME)
                        .param("name", claim.fullName().toLowerCase(Locale.ROOT))
                        .update()
                == 1;
    }

    private static String idOrName(RepositoryClaim claim) {
        return claim.externalId() == null ? claim.fullName().toLowerCase(Locale.ROOT) : claim.externalId();
    }
}
