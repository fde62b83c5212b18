package dev.plimsoll.intake.demo;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import dev.plimsoll.catalog.CatalogOfOrigin;
import dev.plimsoll.changes.ChangesOfOrigin;
import dev.plimsoll.deployments.LedgerOfOrigin;
import dev.plimsoll.incidents.Incidents;
import dev.plimsoll.incidents.IncidentsOfOrigin;
import dev.plimsoll.intake.Sources;
import dev.plimsoll.pipelines.PipelinesOfOrigin;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Plays the invented company's ninety days through the door, and forgets all of it again. */
@Component
class Demo {

    static final String SOURCE = "demo";

    private static final Logger log = LoggerFactory.getLogger(Demo.class);

    private final DemoCompany company;
    private final DemoPlayer player;
    private final Sources sources;
    private final CatalogOfOrigin catalog;
    private final ChangesOfOrigin changes;
    private final PipelinesOfOrigin pipelines;
    private final LedgerOfOrigin ledger;
    private final IncidentsOfOrigin troubles;
    private final Incidents incidents;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final PlimsollProperties properties;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();

    Demo(
            JsonMapper json,
            DemoPlayer player,
            Sources sources,
            CatalogOfOrigin catalog,
            ChangesOfOrigin changes,
            PipelinesOfOrigin pipelines,
            LedgerOfOrigin ledger,
            IncidentsOfOrigin troubles,
            Incidents incidents,
            AuditTrail audit,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            PlimsollProperties properties,
            Clock clock) {
        this.company = DemoCompany.read(json);
        this.player = player;
        this.sources = sources;
        this.catalog = catalog;
        this.changes = changes;
        this.pipelines = pipelines;
        this.ledger = ledger;
        this.troubles = troubles;
        this.incidents = incidents;
        this.audit = audit;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    boolean isPresent() {
        return jdbc.sql("select exists (select from intake.source where is_demo)")
                .query(Boolean.class)
                .single();
    }

    /** Whether nobody has said anything yet. */
    boolean isEverythingEmpty() {
        return !jdbc.sql("select exists (select from intake.delivery_key)")
                .query(Boolean.class)
                .single();
    }

    /** Plays it, unless it is there already; returns after the last delivery is durable. */
    void play() {
        if (!turn.tryLock()) {
            return;
        }
        try {
            if (!isPresent()) {
                var started = System.nanoTime();
                var history = new DemoHistory(company, properties.zone(), clock.instant());
                var deliveries = history.deliveries();
                player.play(deliveries);
                transactions.executeWithoutResult(status -> addTo(history));
                log.info(
                        "The demo has played {} deliveries in {} ms",
                        deliveries.size(),
                        (System.nanoTime() - started) / 1_000_000);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Plays it while the caller goes on, unless it is there already. */
    void playInTheBackground() {
        if (isPresent()) {
            return;
        }
        transactions.executeWithoutResult(status -> audit.record(Act.of("demo.started", "demo", SOURCE)));
        var thread = new Thread(this::play, "demo");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Forgets everything of it and nothing of anybody else, in one transaction. Waits until it has been played.
     *
     * @throws DemoStillPlaying if that takes longer than half a minute
     */
    void remove() {
        if (!isMyTurn()) {
            throw new DemoStillPlaying();
        }
        try {
            transactions.executeWithoutResult(status -> forget());
        } finally {
            turn.unlock();
        }
    }

    private boolean isMyTurn() {
        try {
            return turn.tryLock(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void forget() {
        troubles.forget(DemoCompany.HOST);
        ledger.forget(DemoCompany.HOST);
        pipelines.forget(DemoCompany.HOST);
        changes.forget(DemoCompany.HOST);
        catalog.forget(DemoCompany.HOST, ledger.usedServices(), ledger.usedEnvironments());
        sources.remove(SOURCE);
        audit.record(Act.of("demo.removed", "demo", SOURCE));
    }

    private void addTo(DemoHistory history) {
        ownServices();
        incidents.take(history.alerts(), history.incidents(), List.of());
    }

    private void ownServices() {
        for (var service : company.services()) {
            catalog.own(DemoCompany.HOST, service.name(), service.team(), service.tier());
        }
    }
}
