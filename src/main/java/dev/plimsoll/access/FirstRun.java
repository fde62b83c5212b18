package dev.plimsoll.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Sees to the configured administrator, and says at the end of each start where Plimsoll is to be found. */
@Component
class FirstRun implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstRun.class);

    private final People people;
    private final SetupCode code;
    private final AccessProperties properties;
    private final Environment environment;

    FirstRun(People people, SetupCode code, AccessProperties properties, Environment environment) {
        this.people = people;
        this.code = code;
        this.properties = properties;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments args) {
        var admin = properties.admin();
        if (admin.isGiven()) {
            people.configureAdministrator(admin.username(), String.valueOf(admin.password()));
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        var port = environment.getProperty("local.server.port");
        if (port == null) {
            return;
        }
        var address = "http://localhost:" + port;
        if (people.isEmpty()) {
            log.info("Plimsoll is ready. Create the administrator: {}/welcome?code={}", address, code.value());
        } else {
            log.info("Plimsoll is ready: {}/", address);
        }
    }
}
