package dev.plimsoll.gates;

import static dev.plimsoll.gates.Stage.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.deployments.Stories;
import dev.plimsoll.gates.Replay.Fate;
import dev.plimsoll.gates.Replay.Replayed;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Policies from YAML to their effect on history, on a real PostgreSQL. */
@PlimsollTest
class PolicyStoriesTests {

    private static final Instant THEN = Instant.parse("2026-11-17T00:00:00Z");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Policies policies;

    @Autowired
    private PolicyYaml yaml;

    @Autowired
    private PolicySentence sentence;

    @Autowired
    private Replays replays;

    @Autowired
    private JdbcClient jdbc;

    private Stage stage;

    @BeforeEach
    void people() {
        plimsoll.empty();
        stage = new Stage(jdbc).approver("Ann", null).approver("Bob", null);
        report(Stories.loop());
    }

    @AfterEach
    void leave() {
        stage.dismiss("ann", "bob");
        plimsoll.empty();
    }

    @Test
    void theGateOfStoryFd1ReadsBackAsOneSentence() {
        var written = policies.write(yaml.read(policy("""
                        approvals: {mode: enforced, count: 2}
                        calendar: {mode: enforced, zone: Europe/London, closed: [Fri 16:00 to Mon 08:00]}
                        branch: {mode: dry-run, allowed: [refs/heads/main]}
                        """)), "ann");

        assertThat(sentence.of(written))
                .isEqualTo("pay to production: needs 2 approvals, not by whose own it is; "
                        + "not Fri 16:00 to Mon 08:00 (Europe/London), not in a freeze; "
                        + "in dry run: only from refs/heads/main");
    }

    @Test
    void goesOutAsYamlAndComesBackTheSame() {
        var written = policies.write(
                yaml.read(policy("approvals: {mode: enforced, count: 2, self: mark}\nwait: {mode: off, for: 5 min}\n")),
                "ann");

        var again = yaml.read(yaml.write(written));

        assertThat(again.settings()).isEqualTo(written.settings());
        assertThat(again.service()).isEqualTo("pay");
    }

    @Test
    void eachVersionStaysAndTheDifferenceIsSaid() {
        var first = policies.write(yaml.read(policy("approvals: {mode: enforced, count: 1}\n")), "ann");
        var second = policies.write(yaml.read(policy("approvals: {mode: enforced, count: 2}\n")), "bob");

        assertThat(policies.versions(second.scope()))
                .extracting(Policy::version)
                .containsExactly(2, 1);
        assertThat(second.author()).isEqualTo("bob");
        assertThat(PolicyDiff.between(first, second).lines())
                .containsExactly(new PolicyDiff.Line("approvals", "enforced, count: 1", "enforced, count: 2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "luck: {mode: enforced}|There is no rule “luck”",
                "branch: {mode: enforced, allow: [x]}|it has mode, allowed",
                "branch: {mode: maybe, allowed: [refs/heads/main]}|off, dry-run or enforced",
                "branch: {allowed: [refs/heads/main]}|Say off, dry-run or enforced",
                "approvals: {mode: enforced, count: 10, groups: [{group: Nobody, count: 10}]}|Nobody can satisfy this",
                "calendar: {mode: enforced, closed: [Fri to Mon]}|write “Fri 16:00 to Mon 08:00”",
                "branch: [|It is no YAML"
            })
    void whatCannotBeMeantIsRefusedWithTheWayToMendIt(String rules, String hint) {
        stage.dismiss("ann", "bob");
        jdbc.sql("update access.person set disabled_at = now() where username = 'admin'")
                .update();
        try {
            assertThatExceptionOfType(PolicyInvalid.class)
                    .isThrownBy(() -> policies.write(yaml.read(policy(rules + "\n")), "ann"))
                    .withMessageContaining(hint);
        } finally {
            jdbc.sql("update access.person set disabled_at = null where username = 'admin'")
                    .update();
        }
    }

    @Test
    void theLoopOfStoryFd4WouldHaveBeenStoppedAtTheThirdWhileTheBreakerAloneNeverTrips() {
        var noOp = replay("no-op: {mode: dry-run}\n");
        var breaker = replay("breaker: {mode: dry-run, limits: [3 in 10 min]}\n");

        var oldestFirst = noOp.replayed().stream()
                .sorted(java.util.Comparator.comparing(Replayed::at))
                .map(Replayed::fate)
                .toList();
        assertThat(oldestFirst).hasSize(47);
        assertThat(oldestFirst.subList(0, 2)).containsOnly(Fate.PASSED);
        assertThat(oldestFirst.subList(2, 47)).containsOnly(Fate.HELD);
        assertThat(noOp.sentence()).startsWith("would have held 45 of 47");
        assertThat(breaker.count(Fate.PASSED)).isEqualTo(47);
    }

    @Test
    void aSkippedBuildWouldHaveBeenStopped() {
        plimsoll.empty();
        report(Stories.skippedBuild());
        var draft = yaml.read("service: checkout\nenvironment: production\nrules:\n  build: {mode: dry-run}\n");

        var replay = replays.of(policies.preview(draft, "ann"), THEN.plusSeconds(86_400));

        assertThat(replay.replayed()).extracting(Replayed::fate).containsExactly(Fate.HELD, Fate.PASSED);
        assertThat(replay.replayed().get(0).because())
                .isEqualTo("claims b7d04e1 but carries the artifact of a3f91c2: the build job was skipped");
        assertThat(replay.failures(Fate.HELD)).isEqualTo(replay.failures());
    }

    private Replay replay(String rules) {
        return replays.of(policies.preview(yaml.read(policy(rules)), "ann"), THEN);
    }

    private void report(List<String> events) {
        for (var event : events) {
            assertThat(plimsoll.report(event).statusCode()).isEqualTo(202);
        }
    }
}
