package dev.plimsoll.deployments.web;

import java.util.List;

/** No service goes or ever went by this name. */
class UnknownService extends RuntimeException {

    private final String name;
    private final transient List<String> similar;

    UnknownService(String name, List<String> similar) {
        super("No service is called '%s'".formatted(name));
        this.name = name;
        this.similar = similar;
    }

    String name() {
        return name;
    }

    List<String> similar() {
        return similar;
    }
}
