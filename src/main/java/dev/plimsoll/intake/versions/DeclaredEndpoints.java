package dev.plimsoll.intake.versions;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Takes over at start what the configuration says of the version endpoints. */
@Component
class DeclaredEndpoints implements ApplicationRunner {

    private final VersionEndpoints endpoints;
    private final VersionsProperties properties;

    DeclaredEndpoints(VersionEndpoints endpoints, VersionsProperties properties) {
        this.endpoints = endpoints;
        this.properties = properties;
    }

    @Override
    public void run(ApplicationArguments args) {
        endpoints.declare(properties.endpoints());
    }
}
