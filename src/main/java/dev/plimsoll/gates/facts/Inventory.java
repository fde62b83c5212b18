package dev.plimsoll.gates.facts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of the variables and secrets that environments have. Never a value.
 *
 * @param names in the environment in question
 * @param countedAt when they were counted there; null if nobody ever did
 * @param required what releases of the service are declared to need
 * @param elsewhere by name, the other environments that have it
 */
public record Inventory(
        Set<String> names, @Nullable Instant countedAt, List<String> required, Map<String, List<String>> elsewhere) {}
