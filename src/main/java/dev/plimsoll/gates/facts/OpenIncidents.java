package dev.plimsoll.gates.facts;

import dev.plimsoll.gates.facts.Facts.Incident;
import java.time.Instant;
import java.util.List;

/** Who knows of incidents. Without one, the rule that asks for them does not know, and does not pass. */
public interface OpenIncidents {

    /** Those that were open on a service at an instant, the oldest first. */
    List<Incident> of(long serviceId, Instant at);
}
