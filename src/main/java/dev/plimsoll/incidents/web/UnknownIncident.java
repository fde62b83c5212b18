package dev.plimsoll.incidents.web;

/** Nobody has told of an incident by that name. */
class UnknownIncident extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    UnknownIncident(String name) {
        super(name);
        this.name = name;
    }

    String name() {
        return name;
    }
}
