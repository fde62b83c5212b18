package dev.plimsoll.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes environments by hand: what they are called, what they are for, and their order of promotion.
 *
 * <p>Every change may be refused with a {@link CatalogRefusal}.
 */
@Component
public class EnvironmentEditor {

    private static final int LONGEST_ALIAS = 255;
    private static final String ENVIRONMENT = "environment";

    private final EnvironmentRepository environments;
    private final Holders holders;
    private final CatalogActs acts;
    private final ApplicationEventPublisher events;

    EnvironmentEditor(
            EnvironmentRepository environments, Holders holders, CatalogActs acts, ApplicationEventPublisher events) {
        this.environments = environments;
        this.holders = holders;
        this.acts = acts;
        this.events = events;
    }

    /** Gives an environment another name and keeps the old one as an alias. */
    @Transactional
    public void rename(long id, String other) {
        var environment = environment(id);
        refuseTaken(Environment.alias(other), environment);
        var before = environment.name();
        environment.rename(other);
        acts.renamed(ENVIRONMENT, before, environment.name());
        environments.save(environment);
    }

    @Transactional
    public void addAlias(long id, String alias) {
        var environment = environment(id);
        var plain = Environment.alias(alias);
        if (plain.isEmpty() || plain.length() > LONGEST_ALIAS) {
            throw new NameInvalid("Give a name of at most 255 characters");
        }
        refuseTaken(plain, environment);
        if (environment.goBy(plain)) {
            acts.aliasAdded(ENVIRONMENT, environment.name(), plain);
        }
        environments.save(environment);
    }

    @Transactional
    public void removeAlias(long id, String alias) {
        var environment = environment(id);
        var plain = Environment.alias(alias);
        if (environment.noLongerGoBy(plain)) {
            acts.aliasRemoved(ENVIRONMENT, environment.name(), plain);
        }
        environments.save(environment);
    }

    @Transactional
    public void assign(long id, EnvironmentTier tier) {
        var environment = environment(id);
        var before = environment.tier();
        environment.serveAs(tier);
        acts.changed(
                "environment.assigned",
                ENVIRONMENT,
                environment.name(),
                Map.of("tier", before),
                Map.of("tier", environment.tier()));
        environments.save(environment);
        events.publishEvent(new EnvironmentAssigned(id));
    }

    /**
     * Moves an environment one place in the order of promotion; at either end nothing happens.
     *
     * @param isEarlier towards the beginning
     */
    @Transactional
    public void move(long id, boolean isEarlier) {
        var order = new ArrayList<>(environments.findAllByOrderByPositionAscNameAsc());
        var from = order.indexOf(environment(id));
        var to = isEarlier ? from - 1 : from + 1;
        if (to < 0 || to >= order.size()) {
            return;
        }
        var positions = order.stream().map(Environment::position).toList();
        var before = names(order);
        Collections.swap(order, from, to);
        acts.changed("environment.moved", ENVIRONMENT, order.get(to).name(), before, names(order));
        var least = 0;
        for (int i = 0; i < order.size(); i++) {
            least = Math.max(positions.get(i), least);
            order.get(i).moveTo(least);
            least++;
        }
    }

    /** The order of promotion, for the audit log. */
    private static Map<String, List<String>> names(List<Environment> order) {
        return Map.of("order", order.stream().map(Environment::name).toList());
    }

    private void refuseTaken(String alias, Environment environment) {
        holders.environment(alias)
                .filter(holder -> !holder.equals(environment.name()))
                .ifPresent(holder -> {
                    throw new NameTaken(alias, holder);
                });
    }

    private Environment environment(long id) {
        return environments
                .findById(id)
                .orElseThrow(() -> new CatalogEntryNotFound("environment with the number " + id));
    }
}
