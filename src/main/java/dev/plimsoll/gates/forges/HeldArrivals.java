package dev.plimsoll.gates.forges;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.deployments.HeldDeployment;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what platforms hold, in the transaction that keeps what they said; nothing is asked and nobody answered yet. */
@Component
class HeldArrivals {

    private final Catalog catalog;
    private final HeldRows rows;

    HeldArrivals(Catalog catalog, HeldRows rows) {
        this.catalog = catalog;
        this.rows = rows;
    }

    /** A platform that does not number its deployment is told apart by the delivery, which a repeat does not change. */
    @EventListener
    void on(HeldDeployment held) {
        var place = Objects.requireNonNull(catalog.places(List.of(held.about())).get(held.about()));
        var deployment = Objects.requireNonNullElse(held.externalId(), "delivery-" + held.deliveryId());
        rows.insert(held, place, deployment);
    }
}
