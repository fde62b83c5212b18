package dev.plimsoll.deployments.web;

import java.util.List;

/** The address of a timeline names a service, a team or an environment that nobody knows. */
class NotOnTimeline extends RuntimeException {

    private final String what;
    private final String name;
    private final transient List<Meant> meant;

    /** What may have been meant, and the address that asks for it. */
    record Meant(String name, String address) {}

    /** @param what {@code service}, {@code team} or {@code environment} */
    NotOnTimeline(String what, String name, List<Meant> meant) {
        super("No %s is called '%s'".formatted(what, name));
        this.what = what;
        this.name = name;
        this.meant = meant;
    }

    String what() {
        return what;
    }

    String name() {
        return name;
    }

    List<Meant> meant() {
        return meant;
    }
}
