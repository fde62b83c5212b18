package dev.plimsoll.deployments;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.Place;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets one transaction at a time derive one cell of the matrix, and one at a time a gated run: each must see what the
 * other wrote. Taken in one statement and in one order, until the end of the transaction.
 */
@Component
class LedgerLocks {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LedgerLocks(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void take(
            List<DeploymentReport> said,
            List<DeploymentReview> reviewed,
            List<Observation> seen,
            Map<Claim, Place> places) {
        var names = new TreeSet<String>();
        for (var report : said) {
            var place = Objects.requireNonNull(places.get(report.about()));
            names.add(cell(place.serviceId(), place.environmentId()));
            if (report.facts().runId() != null) {
                names.add(run(report.origin(), report.facts().runId(), place));
            }
        }
        for (var review : reviewed) {
            names.add(run(review.origin(), review.runId(), Objects.requireNonNull(places.get(review.about()))));
        }
        for (var one : seen) {
            var place = Objects.requireNonNull(places.get(one.about()));
            names.add(cell(place.serviceId(), place.environmentId()));
        }
        take(names);
    }

    void take(List<CellFrom> cells) {
        var names = new TreeSet<String>();
        cells.forEach(cell -> names.add(cell(cell.serviceId(), cell.environmentId())));
        take(names);
    }

    private void take(Set<String> names) {
        jdbc.sql("""
                        select count(pg_advisory_xact_lock(key))
                          from (select distinct hashtextextended(name, 0) as key
                                  from jsonb_array_elements_text(cast(:names as jsonb)) as n(name)
                                 order by 1) as ordered
                        """)
                .param("names", json.writeValueAsString(names))
                .query(Long.class)
                .single();
    }

    private static String cell(@Nullable Long service, @Nullable Long environment) {
        return "cell/" + service + "/" + environment;
    }

    private static String run(String origin, String runId, Place place) {
        return "run/" + origin + "/" + runId + "/" + place.environmentId();
    }
}
