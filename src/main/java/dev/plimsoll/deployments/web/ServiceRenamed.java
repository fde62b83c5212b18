package dev.plimsoll.deployments.web;

/** The service goes by another name now. */
class ServiceRenamed extends RuntimeException {

    private final String asked;
    private final String current;

    ServiceRenamed(String asked, String current) {
        super("'%s' is called '%s' now".formatted(asked, current));
        this.asked = asked;
        this.current = current;
    }

    String asked() {
        return asked;
    }

    String current() {
        return current;
    }
}
