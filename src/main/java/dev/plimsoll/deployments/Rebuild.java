package dev.plimsoll.deployments;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.Actor;
import dev.plimsoll.audit.AuditTrail;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Derives everything anew from what was said and seen: where each deployment stands, and what ran where. Changes nothing
 * that was derived rightly, and may be stopped and begun again at any time.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Rebuild implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final LedgerLocks locks;
    private final ReportRows reports;
    private final ReviewRows reviews;
    private final DeploymentRows deployments;
    private final History history;
    private final AuditTrail audit;
    private final boolean isWanted;

    Rebuild(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            LedgerLocks locks,
            ReportRows reports,
            ReviewRows reviews,
            DeploymentRows deployments,
            History history,
            AuditTrail audit,
            @Value("${plimsoll.rebuild:false}") boolean isWanted) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.locks = locks;
        this.reports = reports;
        this.reviews = reviews;
        this.deployments = deployments;
        this.history = history;
        this.audit = audit;
        this.isWanted = isWanted;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (isWanted || isDue()) {
            var outcome = everything();
            log.info(
                    "Derived {} deployments in {} places anew: {} beliefs changed",
                    outcome.deployments(),
                    outcome.places(),
                    outcome.changed());
        }
    }

    /** A page of deployments, then a page of places, each in a transaction of its own. */
    Outcome everything() {
        var standings = standings();
        var places = places();
        var changed = 0;
        for (var from = 0; from < places.size(); from += PAGE) {
            var page = places.subList(from, Math.min(from + PAGE, places.size()));
            changed += transactions.execute(status -> {
                locks.take(page);
                return history.settle(page);
            });
        }
        var outcome = new Outcome(standings, places.size(), changed);
        transactions.executeWithoutResult(status -> end(outcome));
        return outcome;
    }

    private void end(Outcome outcome) {
        jdbc.sql("delete from deployments.rebuild_due").update();
        var counts = Map.of(
                "deployments", outcome.deployments(), "places", outcome.places(), "beliefs_changed", outcome.changed());
        audit.record(new Act("history.rebuilt", "history", "all deployments", null, counts, null), Actor.SYSTEM);
    }

    private boolean isDue() {
        return jdbc.sql("select exists (select from deployments.rebuild_due)")
                .query(Boolean.class)
                .single();
    }

    private int standings() {
        var total = 0;
        var last = new long[] {0};
        List<DeploymentIdentity> page;
        do {
            page = next(last);
            if (!page.isEmpty()) {
                var identities = page;
                transactions.executeWithoutResult(status -> stand(identities));
            }
            total += page.size();
        } while (page.size() == PAGE);
        return total;
    }

    private void stand(List<DeploymentIdentity> identities) {
        var batch = new LedgerBatch(List.of(), Map.of(), reports.known(identities));
        batch.turnDown(reviews.turnedDown(batch.questions()));
        deployments.derive(batch.rows());
    }

    private List<DeploymentIdentity> next(long[] last) {
        return jdbc.sql("""
                        select id, origin, external_id
                          from deployments.deployment
                         where id > :last
                         order by id
                         limit :page
                        """)
                .param("last", last[0])
                .param("page", PAGE)
                .query((row, n) -> {
                    last[0] = row.getLong("id");
                    return new DeploymentIdentity(row.getString("origin"), row.getString("external_id"));
                })
                .list();
    }

    private List<CellFrom> places() {
        return jdbc.sql("""
                        select service_id, environment_id, target from deployments.deployment
                         union
                        select service_id, environment_id, target from deployments.observation
                         union
                        select service_id, environment_id, target from deployments.interval where known_until is null
                         union
                        select service_id, environment_id, target from deployments.running
                        """)
                .query((row, n) -> new CellFrom(
                        row.getLong("service_id"), row.getLong("environment_id"), row.getString("target"), null))
                .list();
    }

    /**
     * @param changed how many beliefs were closed or began to be known
     */
    record Outcome(int deployments, int places, int changed) {}
}
