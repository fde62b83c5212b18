package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.ShortHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever the history and in whatever order it is told: the same numbers, and every one follows from its rows. */
@PlimsollTest
class MeasuresPropertyTests {

    private static final List<String> MEASURES = List.of(
            "deployment_frequency",
            "change_lead_time",
            "change_fail_rate",
            "failed_deployment_recovery_time",
            "rework_rate");

    @Autowired
    private Plimsoll plimsoll;

    private MetricsDesk desk;

    @BeforeEach
    void begin() {
        plimsoll.empty();
        desk = new MetricsDesk(plimsoll);
    }

    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyNumberFollowsFromItsRows(long seed) {
        desk.tell(history(new Random(seed)));

        var all = desk.measures();

        var deployments = rows("deployment_frequency", "counted");
        assertThat(deployments)
                .hasSize(all.path("deployment_frequency").path("n").asInt());
        assertThat(deployments.size()
                        / all.path("deployment_frequency").path("days").asDouble())
                .isEqualTo(all.path("deployment_frequency").path("value").asDouble(), within(1e-9));
        same(all.path("change_lead_time").path("value_s"), median("change_lead_time"));
        var changes = rows("change_fail_rate", "counted");
        var failed = changes.stream().filter(is("failed", "true")).count();
        assertThat(changes).hasSize(all.path("change_fail_rate").path("of").asInt());
        assertThat(failed).isEqualTo(all.path("change_fail_rate").path("failed").asLong());
        assertThat(changes.stream().filter(is("failed", "maturing")).count())
                .isEqualTo(all.path("change_fail_rate").path("maturing").asLong());
        same(all.path("failed_deployment_recovery_time").path("value_s"), median("failed_deployment_recovery_time"));
        assertThat(rows("failed_deployment_recovery_time", "counted"))
                .hasSize(all.path("failed_deployment_recovery_time").path("n").asInt());
        assertThat(rows("rework_rate", "rework").size())
                .isEqualTo(all.path("rework_rate").path("part").asInt());
        assertThat(rows("rework_rate", "counted"))
                .hasSize(all.path("rework_rate").path("of").asInt());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void theOrderInWhichAHistoryIsToldChangesNothing(long seed) {
        var random = new Random(seed);
        var events = ShortHistory.events(history(random));
        desk.tell(events);
        var expected = answers();

        var backwards = new ArrayList<>(events);
        Collections.reverse(backwards);
        tellAgain(backwards);
        assertThat(answers()).isEqualTo(expected);

        var shuffled = new ArrayList<>(events);
        for (var n = 0; n < events.size() / 10; n++) {
            shuffled.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(shuffled, random);
        tellAgain(shuffled);
        assertThat(answers()).isEqualTo(expected);
    }

    @Test
    void stagesOfEverySampleAddUpToItsLeadTime() {
        desk.tell("a<@0 b<a@1 c<b@2 #1[opened=1.5,reviewed=2.5,approved=2.7,merged=3,merge=c,commits=b+c] d0=a@1"
                + " d1=c@5[created=4,started=4.5]");

        assertThat(desk.rows("change_lead_time", ""))
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(stages(row)).isEqualTo(row.path("value_s").asDouble(), within(1e-9)));
    }

    private static double stages(JsonNode row) {
        return row.path("sample")
                .path("stages_s")
                .valueStream()
                .mapToDouble(stage -> stage.asDouble(0))
                .sum();
    }

    /** In pieces, each of which is derived before the next is told. */
    private void tellAgain(List<String> events) {
        plimsoll.empty();
        for (var from = 0; from < events.size(); from += 7) {
            desk.tell(events.subList(from, Math.min(events.size(), from + 7)));
            desk.measures();
        }
    }

    private List<String> answers() {
        var answers = new ArrayList<String>();
        var measures = (ObjectNode) desk.measures();
        measures.remove("as_of");
        ((ObjectNode) measures.path("failed_deployment_recovery_time")).remove("oldest_open_s");
        answers.add(measures.toString());
        MEASURES.forEach(measure -> desk.rows(measure, "").stream()
                .map(row -> {
                    ((ObjectNode) row).remove("number");
                    return row.toString();
                })
                .sorted()
                .forEach(answers::add));
        return answers;
    }

    private List<JsonNode> rows(String measure, String truth) {
        return desk.rows(measure, "").stream()
                .filter(row -> row.path(truth).asBoolean())
                .toList();
    }

    private static Predicate<JsonNode> is(String field, String word) {
        return row -> row.path(field).asString().equals(word);
    }

    private Double median(String measure) {
        var values = rows(measure, "counted").stream()
                .map(row -> row.path("value_s").asDouble())
                .sorted()
                .toList();
        if (values.isEmpty()) {
            return null;
        }
        return (values.get((values.size() - 1) / 2) + values.get(values.size() / 2)) / 2;
    }

    private static void same(JsonNode answered, Double expected) {
        if (expected == null) {
            assertThat(answered.isNull()).isTrue();
        } else {
            assertThat(answered.asDouble()).isEqualTo(expected, within(1e-6));
        }
    }

    /** Forty commits, deployed now and then, taken back now and then, with incidents, of two services. */
    static String history(Random random) {
        var words = new ArrayList<String>();
        words.add("k0<@0");
        for (var n = 1; n < 40; n++) {
            words.add("k%d<k%d@%d".formatted(n, n - 1, n));
        }
        var at = 1.0;
        for (var n = 0; n < 40; n++) {
            at += 0.5 + random.nextInt(40) / 10.0;
            var head = Math.min(39, (int) (at / 3));
            var commit = random.nextInt(5) == 0 ? Math.max(0, head - 1 - random.nextInt(3)) : head;
            words.add("d%d=k%d@%.2f[of=%s,in=%s,started=%.2f]"
                    .formatted(
                            n,
                            commit,
                            at,
                            random.nextBoolean() ? "pay" : "shop",
                            random.nextInt(4) == 0 ? "prod-us" : "production",
                            at - 0.1));
            if (random.nextInt(4) == 0) {
                words.add("!I%d@%.2f-%s[of=%s]"
                        .formatted(
                                n,
                                at + random.nextInt(20) / 10.0,
                                random.nextInt(5) == 0 ? "" : "%.2f".formatted(at + 3 + random.nextInt(20) / 10.0),
                                random.nextBoolean() ? "pay" : "shop"));
            }
        }
        return String.join(" ", words);
    }
}
