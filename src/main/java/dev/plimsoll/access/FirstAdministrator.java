package dev.plimsoll.access;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Takes over at start what the configuration says of the administrator. */
@Component
class FirstAdministrator implements ApplicationRunner {

    private final People people;
    private final AccessProperties properties;

    FirstAdministrator(People people, AccessProperties properties) {
        this.people = people;
        this.properties = properties;
    }

    @Override
    public void run(ApplicationArguments args) {
        var password = properties.admin().password();
        if (password != null && properties.admin().isDeclared()) {
            people.ensureAdministrator(new NewPerson(properties.admin().username(), "", password));
        }
    }
}
