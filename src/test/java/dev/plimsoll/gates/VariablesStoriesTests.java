package dev.plimsoll.gates;

import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static dev.plimsoll.gates.Stage.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A release without its secret, and other stories of variables, from the event API to the gate. */
@PlimsollTest
class VariablesStoriesTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private Policies policies;

    @Autowired
    private PolicyYaml yaml;

    @BeforeEach
    void policyForVariables() {
        plimsoll.empty();
        report("{\"type\":\"requirement\",\"service\":\"pay\",\"names\":[\"DATABASE_CONNECTION_URL\"]}");
        report("{\"type\":\"inventory\",\"environment\":\"production\",\"service\":\"other\",\"names\":[\"PORT\"]}");
        policies.write(yaml.read(policy("variables: {mode: enforced}\n")), "ann");
    }

    @AfterEach
    void leave() {
        plimsoll.empty();
    }

    @Test
    void c1AMissingSecretHoldsTheReleaseUntilItIsThere() {
        inventory("staging", "DATABASE_CONNECTION_URL", Instant.now());
        inventory("production", "PORT", Instant.now());

        var held = gates.request(ask("cc", SHA_B, DIGEST_B));
        assertThat(held.state()).isEqualTo(GateState.HELD);
        assertThat(held.because()).isEqualTo("missing in production: DATABASE_CONNECTION_URL (present in staging)");

        inventory("production", "DATABASE_CONNECTION_URL", Instant.now());
        assertThat(gates.recheck(held.id()).state()).isEqualTo(GateState.APPROVED);
    }

    @Test
    void c3NobodyVouchesWithAnOldInventoryOrWithNone() {
        var none = gates.request(ask("none", SHA_B, DIGEST_B));
        assertThat(none.because()).isEqualTo("cannot vouch: nobody counted the variables of production");

        inventory("production", "DATABASE_CONNECTION_URL", Instant.now().minus(Duration.ofDays(3)));
        assertThat(gates.recheck(none.id()).because()).startsWith("cannot vouch: inventory is 3 d");
    }

    @Test
    void aValueIsRefusedAtTheDoor() {
        var answer = plimsoll.report(
                "{\"type\":\"inventory\",\"environment\":\"production\",\"names\":[\"PASSWORD=hunter2\"]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("never values").doesNotContain("hunter2");
    }

    private void inventory(String environment, String name, Instant at) {
        report("{\"type\":\"inventory\",\"service\":\"pay\",\"environment\":\"%s\",\"names\":[\"%s\"],\"at\":\"%s\"}"
                .formatted(environment, name, at));
    }

    private void report(String event) {
        assertThat(plimsoll.report(event).statusCode()).isEqualTo(202);
    }
}
