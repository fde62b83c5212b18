package dev.plimsoll.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says which service, repository and environment senders mean, and takes in those that nobody spoke of before. */
@Component
public class Catalog {

    /** One order for all, so that two batches at once wait for each other and never in a circle. */
    private static final Comparator<RepositoryClaim> REPOSITORY_ORDER = Comparator.comparing(RepositoryClaim::origin)
            .thenComparing(RepositoryClaim::fullName)
            .thenComparing(RepositoryClaim::at);

    private final KnownPlaces known;
    private final RepositoryNames repositories;
    private final ServiceNames services;
    private final EnvironmentNames environments;
    private final JdbcClient jdbc;

    Catalog(
            KnownPlaces known,
            RepositoryNames repositories,
            ServiceNames services,
            EnvironmentNames environments,
            JdbcClient jdbc) {
        this.known = known;
        this.repositories = repositories;
        this.services = services;
        this.environments = environments;
        this.jdbc = jdbc;
    }

    /** Finds what each claim means; what is new is written in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Claim, Place> places(Collection<Claim> claims) {
        var found = known.find(claims);
        var missing = claims.stream()
                .filter(claim -> !found.containsKey(claim))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            found.putAll(write(missing));
        }
        return found;
    }

    /** The name that a service has now, asked by any name it has had; empty if there is no such service. */
    public Optional<String> currentName(String nameOrAlias) {
        return jdbc.sql("""
                        select s.name
                          from catalog.service_alias a
                          join catalog.service s on s.id = a.service_id
                         where a.alias = :alias
                        """)
                .param("alias", ServiceName.alias(nameOrAlias))
                .query(String.class)
                .optional();
    }

    /** Our number of the environment that goes, or went, by this name; empty if there is none. */
    public Optional<Long> environment(String nameOrAlias) {
        return environments.find(nameOrAlias);
    }

    private Map<Claim, Place> write(List<Claim> claims) {
        var rows = repositories.find(claims.stream()
                .map(Claim::repository)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(REPOSITORY_ORDER)
                .toList());
        var written = new LinkedHashMap<Claim, Place>();
        claims.stream()
                .sorted(Comparator.comparing(claim -> Objects.requireNonNullElse(claim.service(), "")))
                .forEach(claim -> written.put(claim, place(claim, rows)));
        return written;
    }

    private Place place(Claim claim, Map<RepositoryClaim, RepositoryRow> rows) {
        var row = claim.repository() == null ? null : rows.get(claim.repository());
        return new Place(row == null ? null : row.id(), service(claim, row), environment(claim));
    }

    private @Nullable Long service(Claim claim, @Nullable RepositoryRow row) {
        if (claim.service() != null) {
            return services.named(claim.service(), claim.origin());
        }
        return claim.repository() == null || row == null ? null : services.of(claim.repository(), row, claim.origin());
    }

    private @Nullable Long environment(Claim claim) {
        return claim.environment() == null ? null : environments.named(claim.environment(), claim.origin());
    }
}
