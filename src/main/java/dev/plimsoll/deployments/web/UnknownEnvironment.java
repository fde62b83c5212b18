package dev.plimsoll.deployments.web;

import java.util.List;

/** No environment goes by this name. */
class UnknownEnvironment extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient List<String> environments;

    UnknownEnvironment(String name, List<String> environments) {
        super("No environment is called '%s'".formatted(name));
        this.name = name;
        this.environments = environments;
    }

    String name() {
        return name;
    }

    List<String> environments() {
        return environments;
    }
}
