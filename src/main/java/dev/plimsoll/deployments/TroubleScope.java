package dev.plimsoll.deployments;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about; null narrows nothing.
 *
 * @param service the name of a service, or a part of the names of several
 * @param environments by number; none for all. Where nobody said an environment, it is production
 */
public record TroubleScope(
        @Nullable String service, @Nullable String team, List<Long> environments) {

    public TroubleScope {
        environments = List.copyOf(environments);
    }

    /** One service, wherever it is. */
    public static TroubleScope ofService(String name) {
        return new TroubleScope(name, null, List.of());
    }
}
