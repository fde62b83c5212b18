package dev.plimsoll.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says in the log where the product is, and how its first administrator gets in. */
@Component
class Greeting {

    private static final Logger log = LoggerFactory.getLogger(Greeting.class);

    private final People people;
    private final SetupCode code;
    private final Environment environment;

    Greeting(People people, SetupCode code, Environment environment) {
        this.people = people;
        this.code = code;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        if (people.isEmpty()) {
            log.info("Plimsoll is ready. Create the administrator: {}welcome?code={}", address(), code.value());
        } else {
            log.info("Plimsoll is ready: {}", address());
        }
    }

    /** As seen from this machine: the port that was really taken. */
    private String address() {
        var scheme = environment.getProperty("server.ssl.enabled", Boolean.class, isEncrypted()) ? "https" : "http";
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "%s://localhost:%s%s/".formatted(scheme, port, environment.getProperty("server.servlet.context-path", ""));
    }

    private boolean isEncrypted() {
        return environment.containsProperty("server.ssl.bundle") || environment.containsProperty("server.ssl.key-store");
    }
}
