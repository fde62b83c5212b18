package dev.plimsoll.intake.versions;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.deployments.DeploymentsChanged;
import dev.plimsoll.deployments.Ledger;
import dev.plimsoll.deployments.Observation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks a service's version endpoint after each of its deployments, and from time to time besides, and hands the answer to
 * the ledger as something that was seen. What could not be read is written down with its reason and proves nothing.
 *
 * <p>Three steps, and a crash between any two of them only makes the question be asked again: take an endpoint, ask it
 * outside of any transaction, write down what came of it.
 */
@Component
class Poller {

    /** Who saw it. */
    static final String ORIGIN = "version-poller";

    private static final String OBSERVER = "version-endpoint";

    private final EndpointQueue queue;
    private final CheckRows checks;
    private final Asker asker;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Poller(
            EndpointQueue queue,
            CheckRows checks,
            Asker asker,
            Ledger ledger,
            TransactionTemplate transactions,
            Clock clock) {
        this.queue = queue;
        this.checks = checks;
        this.asker = asker;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In the transaction that wrote the deployment: the check is there if and only if the deployment is. */
    @EventListener
    void on(DeploymentsChanged event) {
        if (!event.services().isEmpty()) {
            checks.open(event.services(), clock.instant());
        }
    }

    /** Asks whatever is due next by this clock; false if nothing is. */
    boolean askNext(Clock by) {
        var endpoint = take(by);
        endpoint.ifPresent(one -> record(one, asker.ask(one.question(), one.serviceId()), now(by)));
        return endpoint.isPresent();
    }

    Optional<VersionEndpoint> take(Clock by) {
        return queue.take(now(by));
    }

    /**
     * The ledger first: it locks the cell before this module's own rows, as a delivery does. An answer that comes after
     * somebody else has taken or changed the endpoint is dropped.
     */
    void record(VersionEndpoint endpoint, Asked asked, Instant at) {
        transactions.executeWithoutResult(status -> {
            if (asked.version() != null) {
                ledger.take(List.of(), List.of(), List.of(observation(endpoint, asked.version(), at)));
            }
            if (queue.giveBack(endpoint, asked, at)) {
                checks.of(endpoint).forEach(check -> checks.write(endpoint, check, check.after(asked, at), at));
            } else {
                status.setRollbackOnly();
            }
        });
    }

    private static Observation observation(VersionEndpoint endpoint, String version, Instant at) {
        var isDigest = endpoint.question().namesDigest();
        return new Observation(
                ORIGIN,
                new Claim(ORIGIN, null, endpoint.service(), endpoint.environment()),
                endpoint.target(),
                "stable",
                isDigest ? null : version,
                isDigest ? version : null,
                null,
                null,
                false,
                OBSERVER,
                at,
                false,
                null);
    }

    /** As exact as the database keeps it. */
    private static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
