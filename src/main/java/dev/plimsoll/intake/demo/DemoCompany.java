package dev.plimsoll.intake.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The invented company of the demo, as db/sample/demo.json describes it.
 *
 * @param owner whose repositories they are
 * @param subjects what commits are about
 */
record DemoCompany(String owner, List<String> people, List<String> subjects, List<Service> services) {

    /** The host of its forge, under a domain that can never exist (RFC 2606). */
    static final String HOST = "demo.plimsoll.invalid";

    /**
     * @param perWeek how many releases it has on average
     * @param canary whether it goes through a canary before production
     */
    record Service(String name, String team, int tier, int perWeek, boolean canary) {}

    static DemoCompany read(JsonMapper json) {
        try (var in = new ClassPathResource("db/sample/demo.json").getInputStream()) {
            return json.readValue(in, DemoCompany.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
