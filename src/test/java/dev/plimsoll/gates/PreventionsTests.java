package dev.plimsoll.gates;

import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.incidents.Prevention;
import dev.plimsoll.incidents.Prevention.Prevented;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What would have stopped a release without its secret. */
@PlimsollTest
class PreventionsTests extends OnStage {

    private static final String MISSING = "missing in production: DATABASE_CONNECTION_URL (present in staging)";

    @Autowired
    private Prevention prevention;

    @Autowired
    private PlimsollProperties properties;

    @Test
    void c1ARuleInDryRunWouldHaveHeldTheRelease() {
        secretOnlyInStaging();
        write("variables: {mode: dry-run}\n");
        deploy();

        var prevented = prevented();

        assertThat(prevented).hasSize(1);
        var one = prevented.get(0);
        assertThat(one.rule()).isEqualTo("Variables and secrets");
        assertThat(one.mode()).isEqualTo("dry-run");
        assertThat(one.policy()).isEqualTo("pay to production");
        assertThat(one.policyLink()).isEqualTo("/gates/" + policies.all().get(0).id());
        assertThat(one.words())
                .isEqualTo("Variables and secrets would have held bbbbbbb: %s. Dry run since %s."
                        .formatted(MISSING, today()));
    }

    @Test
    void aRuleThatWasOffThenIsTold() {
        secretOnlyInStaging();
        write("variables: {mode: 'off'}\n");
        deploy();

        assertThat(prevented()).extracting(Prevented::mode).containsExactly("off");
        assertThat(prevented().get(0).words()).endsWith("Off since %s.".formatted(today()));
    }

    @Test
    void aRuleThatIsAskedForOnlyNowIsTold() {
        secretOnlyInStaging();
        deploy();
        write("variables: {mode: enforced}\n");

        assertThat(prevented())
                .extracting(Prevented::words)
                .containsExactly(
                        "Variables and secrets would have held bbbbbbb: %s. Not asked for then, enforced since %s."
                                .formatted(MISSING, today()));
    }

    @Test
    void whatWasMendedSinceWouldStillHaveHeldItThen() {
        secretOnlyInStaging();
        write("variables: {mode: enforced}\n");
        deploy();
        inventory("production", "DATABASE_CONNECTION_URL", Instant.now());

        assertThat(prevented())
                .extracting(Prevented::words)
                .containsExactly(
                        "Variables and secrets would have held bbbbbbb: %s. Enforced since %s, and it went out all the same."
                                .formatted(MISSING, today()));
    }

    @Test
    void whatPassesEveryRuleWasStoppedByNone() {
        write("variables: {mode: enforced}\n");
        deploy();

        assertThat(prevented()).isEmpty();
    }

    @Test
    void whereNoPolicyCoversThePlaceANewOneIsOffered() {
        deploy();

        assertThat(prevented())
                .containsExactly(new Prevented(
                        "New policy",
                        "/gates/new?environment=production",
                        "off",
                        null,
                        "No policy covers pay to production: write one, and it says what it would have held."));
    }

    private void secretOnlyInStaging() {
        var before = Instant.now().minusSeconds(300);
        tell("{\"type\":\"requirement\",\"service\":\"pay\",\"names\":[\"DATABASE_CONNECTION_URL\"],\"at\":\"%s\"}"
                .formatted(before));
        inventory("staging", "DATABASE_CONNECTION_URL", before);
        inventory("production", "PORT", before);
    }

    private void inventory(String environment, String name, Instant at) {
        tell("{\"type\":\"inventory\",\"service\":\"pay\",\"environment\":\"%s\",\"names\":[\"%s\"],\"at\":\"%s\"}"
                .formatted(environment, name, at));
    }

    private void tell(String event) {
        assertThat(plimsoll.report(event).body()).contains("\"rejected\":[]");
    }

    /** It begins now. */
    private void deploy() {
        report("d-1", SHA_B, DIGEST_B, Instant.now().plusSeconds(60));
    }

    private List<Prevented> prevented() {
        return prevention.of(jdbc.sql("select id from deployments.deployments where external_id = 'd-1'")
                .query(Long.class)
                .single());
    }

    private String today() {
        ZoneId zone = properties.zone();
        return DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH)
                .format(Instant.now().atZone(zone));
    }
}
