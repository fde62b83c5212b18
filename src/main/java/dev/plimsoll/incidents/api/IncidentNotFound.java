package dev.plimsoll.incidents.api;

/** Nobody has spoken of such an incident. */
class IncidentNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IncidentNotFound(String id) {
        super("Nobody has reported an incident \u201c%s\u201d.".formatted(id));
    }
}
