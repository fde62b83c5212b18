package dev.plimsoll.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever the order, the repeats and the parts in which events come, they end in one history. */
@PlimsollTest
@Import(HistoryDump.class)
class HistoryPropertyTests {

    private static final int SHUFFLES = Integer.getInteger("history.shuffles", 6);

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private HistoryDump dump;

    @Autowired
    private Rebuild rebuild;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    static List<History> histories() {
        var random = new ArrayList<History>();
        random.add(new History("story of a loop", Stories.loop()));
        random.add(new History("story of a skipped build", Stories.skippedBuild()));
        random.add(new History("story of a missing secret", Stories.missingSecret()));
        random.add(new History("story of a configuration", Stories.configuration()));
        random.add(new History("story of a canary", Stories.canary()));
        for (var seed = 1; seed <= Integer.getInteger("history.random", 12); seed++) {
            random.add(new History("random history " + seed, Stories.random(new Random(seed), 24)));
        }
        return random;
    }

    @ParameterizedTest
    @MethodSource("histories")
    void everyOrderOfTheSameEventsEndsInTheSameHistory(History told) {
        told.events().forEach(event -> report(List.of(event)));
        var expected = dump.everything();
        assertThat(expected).isNotEmpty();
        assertThat(dump.overlaps()).isZero();
        assertThat(rebuild.everything().changed()).as("what a rebuild changes").isZero();
        assertThat(dump.everything()).isEqualTo(expected);

        for (var seed = 1; seed <= SHUFFLES; seed++) {
            plimsoll.empty();
            inAnyOrder(told.events(), new Random(seed));
            assertThat(dump.everything()).as("%s, shuffle %d", told, seed).isEqualTo(expected);
            assertThat(dump.overlaps()).isZero();
            assertThat(rebuild.everything().changed()).isZero();
        }
    }

    @Test
    void aRebuildBringsBackWhatWasLost() {
        report(Stories.skippedBuild());
        report(Stories.missingSecret());
        report(Stories.configuration());
        var expected = dump.everything();

        jdbc.sql("truncate deployments.interval, deployments.effect, deployments.running")
                .update();
        jdbc.sql("update deployments.deployment set state = 'created', sha = null, finished_at = null")
                .update();
        assertThat(dump.everything()).isNotEqualTo(expected);
        rebuild.everything();

        assertThat(dump.everything()).isEqualTo(expected);
    }

    /** Some of them twice, in parts of any size. */
    private void inAnyOrder(List<String> events, Random random) {
        var all = new ArrayList<>(events);
        events.stream().filter(event -> random.nextInt(4) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        for (var from = 0; from < all.size(); ) {
            var to = Math.min(all.size(), from + 1 + random.nextInt(5));
            report(all.subList(from, to));
            from = to;
        }
    }

    private void report(List<String> events) {
        var answer = plimsoll.report("[" + String.join(",", events) + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"rejected\":[]");
    }

    record History(String name, List<String> events) {

        @Override
        public String toString() {
            return name;
        }
    }
}
