package dev.plimsoll.catalog;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Records what is changed in the catalogue by hand. What changes nothing is no act. */
@Component
class CatalogActs {

    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    CatalogActs(AuditTrail audit, ApplicationEventPublisher events) {
        this.audit = audit;
        this.events = events;
    }

    /** Something has another name from now on. */
    void renamed(String type, String before, String after) {
        changed(type + ".renamed", type, after, Map.of("name", before), Map.of("name", after));
    }

    /** Something goes by one more name. */
    void aliasAdded(String type, String name, String alias) {
        audit.record(new Act(type + ".alias-added", type, name, null, Map.of("alias", alias), null));
        events.publishEvent(new NamesChanged(type, name));
    }

    /** Something no longer goes by a name. */
    void aliasRemoved(String type, String name, String alias) {
        audit.record(new Act(type + ".alias-removed", type, name, Map.of("alias", alias), null, null));
        events.publishEvent(new NamesChanged(type, name));
    }

    /** What is known of something is another than before. */
    void changed(String action, String type, String name, Map<String, ?> before, Map<String, ?> after) {
        if (!before.equals(after)) {
            audit.record(Act.change(action, type, name, before, after));
        }
    }

    /** Something was made, or deleted. */
    void done(String action, String type, String name) {
        audit.record(Act.of(action, type, name));
    }
}
