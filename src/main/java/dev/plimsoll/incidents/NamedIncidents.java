package dev.plimsoll.incidents;

import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the incident that an address speaks of; for one that was merged, the one that stands for it. */
@Component
public class NamedIncidents {

    private final IncidentReader reader;
    private final IncidentFiles files;

    NamedIncidents(IncidentReader reader, IncidentFiles files) {
        this.reader = reader;
        this.files = files;
    }

    /** By its key, by what its source calls it, or by our number; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<NamedIncident> find(String name) {
        return reader.find(name)
                .flatMap(head -> files.find(
                                Objects.requireNonNullElse(head.mergedInto(), head.key()), Suspects.USUAL_LOOKBACK)
                        .map(file -> new NamedIncident(head.key(), file)));
    }
}
