package dev.plimsoll.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says what was done about people, roles and tokens: one line of the log for each act, without any secret. */
@Component
public class Acts {

    private static final Logger log = LoggerFactory.getLogger("dev.plimsoll.acts");

    /** @param action such as {@code person.disabled} */
    public void record(String action, String objectType, String objectName) {
        record(action, objectType, objectName, null, null);
    }

    /**
     * Says what an act changed.
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
        log.info("{} {} {} before={} after={}", action, objectType, oneLine(objectName), before, after);
    }

    private static String oneLine(String said) {
        return said.replaceAll("\\p{Cntrl}", "?");
    }
}
