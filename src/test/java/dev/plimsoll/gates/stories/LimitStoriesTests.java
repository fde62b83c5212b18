package dev.plimsoll.gates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Limits and loops: rows L1, L2, L4 and L5 of the stories. */
class LimitStoriesTests extends StoryTest {

    @Test
    void l1TheFourthRunInTenMinutesIsHeldUntilANamedPersonLetsItGoOn() {
        gate("breaker: {mode: enforced, limits: [3 in 10 min]}\n");
        var begins = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        for (var minute : new int[] {0, 2, 4}) {
            clock.travelTo(begins.plus(Duration.ofMinutes(minute)));
            var gate = ask("sha", sha(minute), "digest", digest(minute));
            assertThat(gate.path("because").asString()).startsWith("all conditions are met");
            started("run-" + minute, sha(minute), digest(minute));
        }
        clock.travelTo(begins.plus(Duration.ofMinutes(6)));
        var fourth = ask();

        assertThat(fourth.path("state").asString()).isEqualTo("held");
        assertThat(words(fourth)).startsWith("Held: the breaker is open: this would be number 4, at most 3 in 10 min");
        assertThat(send(address(fourth) + "/breaker", "ann", "reason", " ").getRedirectedUrl())
                .isEqualTo(address(fourth));
        assertThat(state(fourth)).isEqualTo("held");
        send(address(fourth) + "/breaker", "ann", "reason", "the trigger is mended");
        recheck(fourth);
        assertThat(state(fourth)).isEqualTo("approved");
        assertThat(jdbc.sql("select closed_by || ': ' || reason from gates.breaker_closing")
                        .query(String.class)
                        .single())
                .isEqualTo("ann: the trigger is mended");
    }

    @Test
    void l2TheLoopOfStoryFd4IsStoppedAtTheThirdOf47() {
        gate("no-op: {mode: enforced}\n");
        assertThat(loop()).as("deployments that passed").isEqualTo(2);
    }

    @Test
    void l2TheBreakerAloneNeverTripsOnTheLoopOfStoryFd4() {
        gate("breaker: {mode: enforced, limits: [3 in 10 min]}\n");
        assertThat(loop()).as("deployments that passed").isEqualTo(47);
    }

    /** The same version every 230 seconds, 47 times if nothing stops it; returns how many passed. */
    private int loop() {
        var begins = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        for (var n = 0; n < 47; n++) {
            clock.travelTo(begins.plusSeconds(230L * n));
            var gate = ask();
            if (gate.path("state").asString().equals("held")) {
                assertThat(words(gate))
                        .startsWith(
                                "Held: no-op redeployment: the same version for the 3rd time, and nothing would change");
                return n;
            }
            started("loop-" + n, SHA_B, DIGEST_B);
        }
        return 47;
    }

    @Test
    void l4OneDeploymentAtATimeAndThenAPause() {
        gate("breaker: {mode: enforced, limits: [1 in 30 min]}\n");
        started("first", SHA_A, DIGEST_A);
        var begins = clock.instant();
        clock.travelTo(begins.plus(Duration.ofMinutes(20)));
        var gate = ask();

        assertThat(gate.path("state").asString()).isEqualTo("held");
        assertThat(words(gate)).contains("this would be number 2, at most 1 in 30 min");
        clock.travelTo(begins.plus(Duration.ofMinutes(31)));
        recheck(gate);
        assertThat(state(gate)).isEqualTo("approved");
    }

    @Test
    void l5AnOpenIncidentHoldsWhatIsNewAndLetsTheWayBackPass() {
        gate("approvals: {mode: enforced, count: 2}\nincident: {mode: enforced}\n");
        var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        deployed("a", "production", SHA_A, DIGEST_A, at.minus(Duration.ofDays(3)));
        deployed("b", "production", SHA_B, DIGEST_B, at.minus(Duration.ofHours(1)));
        incident("INC-8", null);
        var shaC = "c".repeat(40);
        var gate = ask("sha", shaC, "digest", digest(9));

        assertThat(gate.path("state").asString()).isEqualTo("held");
        assertThat(words(gate)).startsWith("Held: open incident “Checkout fails” for ");
        var back = ask("sha", SHA_A, "digest", DIGEST_A, "rollback", true);
        assertThat(back.path("state").asString()).as(back.toString()).isEqualTo("pending");
        assertThat(back.path("because").asString()).isEqualTo("0 of 1 approvals, waiting for 1 more");
        assertThat(approve(back, "dev").select(".told").text()).startsWith("Approved");

        incident("INC-8", clock.instant().toString());
        recheck(gate);
        assertThat(poll(gate).path("because").asString()).isEqualTo("0 of 2 approvals, waiting for 2 more");
    }

    @Test
    void l5WithoutASourceOfIncidentsNobodyKnowsThatThereIsNone() {
        gate("incident: {mode: enforced}\n");

        assertThat(words(ask())).contains("no source tells of incidents");
    }

    private void incident(String id, String resolvedAt) {
        report(
                "{\"type\":\"incident\",\"id\":\"%s\",\"services\":[\"pay\"],\"environment\":\"production\",\"title\":\"Checkout fails\",\"opened_at\":\"%s\"%s}"
                        .formatted(
                                id,
                                clock.instant().minusSeconds(300).truncatedTo(ChronoUnit.MINUTES),
                                resolvedAt == null ? "" : ",\"resolved_at\":\"" + resolvedAt + "\""));
    }

    private void started(String id, String sha, String digest) {
        report(
                "{\"type\":\"deployment\",\"id\":\"%s\",\"service\":\"pay\",\"environment\":\"production\",\"sha\":\"%s\",\"digest\":\"%s\",\"status\":\"succeeded\",\"started_at\":\"%s\",\"finished_at\":\"%s\"}"
                        .formatted(
                                id,
                                sha,
                                digest,
                                clock.instant(),
                                clock.instant().plusSeconds(20)));
    }

    private static String sha(int n) {
        return Integer.toHexString(n).repeat(40);
    }

    private static String digest(int n) {
        return "sha256:" + Integer.toHexString(n).repeat(64);
    }
}
