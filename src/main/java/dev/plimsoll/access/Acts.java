package dev.plimsoll.access;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what was done about people, roles and tokens, without any secret: in the transaction of the act, or in one of
 * its own for what changes nothing, such as signing in.
 */
@Component
@Transactional
public class Acts {

    private final AuditTrail trail;

    Acts(AuditTrail trail) {
        this.trail = trail;
    }

    /** @param action such as {@code person.disabled} */
    public void record(String action, String objectType, String objectName) {
        record(action, objectType, objectName, null, null);
    }

    /**
     * Records what an act changed.
     *
     * @param before what was there, by the name of the field; null for what is new
     * @param after what is there now; null for what is gone
     */
    public void record(
            String action,
            String objectType,
            String objectName,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after) {
        trail.record(new Act(action, objectType, objectName, before, after, null));
    }
}
