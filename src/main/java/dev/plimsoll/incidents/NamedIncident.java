package dev.plimsoll.incidents;

/**
 * The incident that an address speaks of.
 *
 * @param key of the one that was asked for
 * @param file of it, or of the one that it was merged into
 */
public record NamedIncident(String key, IncidentFile file) {

    public IncidentAnswer answer() {
        return IncidentAnswer.of(file, key);
    }
}
