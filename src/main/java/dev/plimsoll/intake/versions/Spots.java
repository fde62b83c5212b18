package dev.plimsoll.intake.versions;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.catalog.Claim;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds where an endpoint belongs, by the names in a draft. */
@Component
class Spots {

    private static final String ORIGIN = "configuration";
    private static final Pattern TARGET = Pattern.compile("\\S{1,100}");

    private final Catalog catalog;
    private final JdbcClient jdbc;

    Spots(Catalog catalog, JdbcClient jdbc) {
        this.catalog = catalog;
        this.jdbc = jdbc;
    }

    /**
     * The place among those that are known.
     *
     * @throws InvalidEndpoint if the service or the environment is not
     */
    EndpointRows.Spot known(Draft draft) {
        var service = serviceId(draft.service())
                .orElseThrow(() -> new InvalidEndpoint(
                        "service",
                        "There is no service called \u201c%s\u201d: it appears with its first event."
                                .formatted(draft.service())));
        var environment = id("select id from catalog.environments where name = :name", draft.environment())
                .orElseThrow(() -> new InvalidEndpoint("environment", "Choose one of the environments."));
        return new EndpointRows.Spot(service, environment, target(draft));
    }

    /** The place, made known if nobody has spoken of it before; in the caller's transaction. */
    EndpointRows.Spot declared(Draft draft) {
        var claim = new Claim(ORIGIN, null, draft.service(), draft.environment());
        var place = Objects.requireNonNull(catalog.places(List.of(claim)).get(claim));
        return new EndpointRows.Spot(
                Objects.requireNonNull(place.serviceId()),
                Objects.requireNonNull(place.environmentId()),
                target(draft));
    }

    /** The present name of the service; empty if there is none. */
    List<String> serviceNames(Draft draft) {
        return catalog.currentName(draft.service()).stream().toList();
    }

    Optional<Long> serviceId(String name) {
        return catalog.currentName(name)
                .flatMap(current -> id("select id from catalog.services where name = :name", current));
    }

    private Optional<Long> id(String sql, String name) {
        return jdbc.sql(sql).param("name", name).query(Long.class).optional();
    }

    private static String target(Draft draft) {
        var target = draft.target().isBlank() ? "*" : draft.target().strip();
        if (!TARGET.matcher(target).matches()) {
            throw new InvalidEndpoint("target", "A target has at most 100 characters and no blanks; * stands for all.");
        }
        return target;
    }
}
