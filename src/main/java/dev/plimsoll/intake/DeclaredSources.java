package dev.plimsoll.intake;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Seals the secrets at start that are not yet, then takes over what the configuration says of the sources. */
@Component
class DeclaredSources implements ApplicationRunner {

    private final Sources sources;
    private final IntakeProperties properties;

    DeclaredSources(Sources sources, IntakeProperties properties) {
        this.sources = sources;
        this.properties = properties;
    }

    @Override
    public void run(ApplicationArguments args) {
        sources.sealAnew();
        sources.declare(properties.sources());
    }
}
