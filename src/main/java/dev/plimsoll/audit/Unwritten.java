package dev.plimsoll.audit;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.stereotype.Component;

/**
 * What a transaction has changed and not yet written: entities are otherwise written within the commit, and would be
 * waited for while the chain is locked.
 */
@Component
class Unwritten {

    private final ObjectProvider<EntityManagerFactory> factories;

    Unwritten(ObjectProvider<EntityManagerFactory> factories) {
        this.factories = factories;
    }

    void write() {
        factories.ifAvailable(factory -> {
            var entities = EntityManagerFactoryUtils.getTransactionalEntityManager(factory);
            if (entities != null) {
                entities.flush();
            }
        });
    }
}
