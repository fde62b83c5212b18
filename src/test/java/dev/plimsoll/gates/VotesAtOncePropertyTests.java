package dev.plimsoll.gates;

import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static dev.plimsoll.gates.Stage.no;
import static dev.plimsoll.gates.Stage.policy;
import static dev.plimsoll.gates.Stage.withdrawal;
import static dev.plimsoll.gates.Stage.yes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.SecondInstance;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever six people say in whatever order, and at the same instant on two instances of the product, nobody counts twice
 * and a request is decided once.
 */
@PlimsollTest
class VotesAtOncePropertyTests {

    private static final List<String> PEOPLE = List.of("p1", "p2", "p3", "p4", "p5", "p6");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private Policies policies;

    @Autowired
    private PolicyYaml yaml;

    @Autowired
    private JdbcClient jdbc;

    private static @Nullable SecondInstance other;

    private Stage stage;

    @BeforeAll
    static void startAnotherInstance(@Autowired JdbcConnectionDetails database) {
        other = SecondInstance.beside(database);
    }

    @AfterAll
    static void stopIt() {
        Objects.requireNonNull(other).close();
    }

    /** Every other one goes through the other instance. */
    private Gates gates(int n) {
        return n % 2 == 0 ? gates : Objects.requireNonNull(other).bean(Gates.class);
    }

    @BeforeEach
    void people() {
        plimsoll.empty();
        stage = new Stage(jdbc);
        PEOPLE.forEach(person -> stage.approver(person, null));
        gates.cancel(gates.request(ask("first", SHA_B, DIGEST_B)).id(), "only to know the service", null);
        policies.write(yaml.read(policy("approvals: {mode: enforced, count: 3}\n")), "p1");
    }

    @AfterEach
    void leave() {
        stage.dismiss(PEOPLE.toArray(String[]::new));
        plimsoll.empty();
    }

    @Test
    void anyInterleavingEndsInALegalState() {
        var random = new Random(6);
        for (var n = 0; n < 40; n++) {
            var request = gates.request(ask("walk-" + n, SHA_B, DIGEST_B));
            for (var word = 0; word < 12; word++) {
                say(gates(word), request.id(), PEOPLE.get(random.nextInt(PEOPLE.size())), random.nextInt(12));
                assertLegal(request.id());
            }
        }
    }

    @Test
    void manyAtTheSameInstantAreCountedOnceEachAndDecideOnce() throws InterruptedException, ExecutionException {
        for (var n = 0; n < 10; n++) {
            var request = gates.request(ask("race-" + n, SHA_B, DIGEST_B));
            var words = new ArrayList<Callable<Object>>();
            for (var person : PEOPLE) {
                words.add(() -> gates(0).vote(request.id(), yes(request), person));
                words.add(() -> gates(1).vote(request.id(), yes(request), person));
            }
            atOnce(words);

            assertThat(steps(request.id(), GateState.APPROVED)).isEqualTo(1);
            assertThat(gates.votes(request.id()))
                    .extracting(Vote::personId)
                    .doesNotHaveDuplicates()
                    .hasSize(6);
            assertLegal(request.id());
        }
    }

    @Test
    void yesAndNoAtTheSameInstantEndInOneDecision() throws InterruptedException, ExecutionException {
        for (var n = 0; n < 10; n++) {
            var request = gates.request(ask("contest-" + n, SHA_B, DIGEST_B));
            var words = new ArrayList<Callable<Object>>();
            PEOPLE.subList(0, 3).forEach(person -> words.add(() -> gates(0).vote(request.id(), yes(request), person)));
            words.add(() -> gates(1).vote(request.id(), no(request, "no"), "p4"));
            atOnce(words);

            assertThat(gates.find(request.id()).orElseThrow().state()).isEqualTo(GateState.DENIED);
            assertThat(steps(request.id(), GateState.DENIED)).isEqualTo(1);
        }
    }

    @Test
    void manyQuestionsAtTheSameInstantLeaveExactlyOneOpen() throws InterruptedException, ExecutionException {
        var asks = new ArrayList<Callable<Object>>();
        for (var n = 0; n < 8; n++) {
            var instance = gates(n);
            var key = "ask-" + n;
            asks.add(() -> instance.request(ask(key, SHA_B, DIGEST_B)));
        }
        atOnce(asks);

        assertThat(jdbc.sql(
                                "select state, count(*) from gates.request where asked_key like 'ask-%' group by state order by 1")
                        .query((row, n) -> row.getString(1) + " " + row.getLong(2))
                        .list())
                .containsExactly("pending 1", "superseded 7");
    }

    @Test
    void anApprovalIsUsedOnceHoweverManyAskAtTheSameInstant() throws InterruptedException, ExecutionException {
        var request = gates.request(ask("use", SHA_B, DIGEST_B));
        PEOPLE.subList(0, 3).forEach(person -> gates.vote(request.id(), yes(request), person));
        jdbc.sql("update gates.request set settles_at = settles_at - interval '10 s' where id = :id")
                .param("id", request.id())
                .update();
        var uses = new ArrayList<Callable<Object>>();
        for (var n = 0; n < 6; n++) {
            var instance = gates(n);
            uses.add(() -> instance.consume(request.id(), DIGEST_B));
        }

        assertThat(atOnce(uses)).isEqualTo(1);
    }

    private static void say(Gates gates, long id, String person, int what) {
        var request = gates.find(id).orElseThrow();
        var ballot = what == 0 ? no(request, "no") : what < 3 ? withdrawal(request) : yes(request);
        try {
            gates.vote(id, ballot, person);
        } catch (GateOver | GateRefusal e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    /** The state follows from the last words of this round, and its way is one of those that there are. */
    private void assertLegal(long id) {
        var request = gates.find(id).orElseThrow();
        var votes = gates.votes(id);
        var yes = VoteRows.yes(votes, request.round());
        if (request.state() == GateState.APPROVED) {
            assertThat(Set.copyOf(yes)).hasSizeGreaterThanOrEqualTo(3);
        }
        if (request.state() == GateState.PENDING) {
            assertThat(yes).hasSizeLessThan(3);
        }
        assertThat(request.state()).isIn(EnumSet.of(GateState.PENDING, GateState.APPROVED, GateState.DENIED));
        GateState before = null;
        for (var step : gates.steps(id)) {
            assertThat(step.from()).isEqualTo(before);
            assertThat(before == null || before == step.to() || before.mayBecome(step.to()))
                    .isTrue();
            before = step.to();
        }
        assertThat(before).isEqualTo(request.state());
    }

    private long steps(long id, GateState to) {
        return gates.steps(id).stream()
                .filter(step -> step.to() == to && step.from() != to)
                .count();
    }

    /** @return how many were not refused */
    private static int atOnce(List<Callable<Object>> all) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(all.size());
        var start = new CountDownLatch(1);
        var waiting = new ArrayList<Future<Boolean>>();
        for (var one : all) {
            waiting.add(threads.submit(() -> {
                start.await();
                try {
                    one.call();
                    return true;
                } catch (GateOver | EvidenceChanged e) {
                    return false;
                }
            }));
        }
        start.countDown();
        var succeeded = 0;
        for (var one : waiting) {
            succeeded += one.get() ? 1 : 0;
        }
        threads.shutdown();
        return succeeded;
    }
}
