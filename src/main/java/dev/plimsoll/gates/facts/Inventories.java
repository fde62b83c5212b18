package dev.plimsoll.gates.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who knows the names of variables and secrets. Without one, the rule that asks for them cannot vouch. */
public interface Inventories {

    /** What was known at an instant; null if nothing was ever counted or required. */
    @Nullable
    Inventory of(Candidate candidate, Instant at);
}
