package dev.plimsoll.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever the graph, what is read of it in parts answers like counting all of it. */
@PlimsollTest
class CommitSetsPropertyTests {

    private static final int GRAPHS = Integer.getInteger("graphs", 25);

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private CommitReader reader;

    @Autowired
    private CommitSets sets;

    @Autowired
    private Distances distances;

    @Autowired
    private JdbcClient jdbc;

    private List<RandomGraph> graphs;
    private Map<String, Long> repositories;

    @BeforeEach
    void manyGraphs() {
        plimsoll.empty();
        jdbc.sql("truncate changes.commit").update();
        graphs = IntStream.range(0, GRAPHS)
                .mapToObj(seed -> RandomGraph.of("svc-" + seed, new Random(seed), 40))
                .toList();
        assertThat(plimsoll.report("["
                                + String.join(
                                        ",",
                                        graphs.stream()
                                                .flatMap(graph -> graph.events().stream())
                                                .toList())
                                + "]")
                        .statusCode())
                .isEqualTo(202);
        repositories = new HashMap<>();
        jdbc.sql("select full_name, id from catalog.repository").query(row -> {
            repositories.put(row.getString("full_name").replace("acme/", ""), row.getLong("id"));
        });
    }

    @Test
    void twoCommitsAreAsFarApartAsTheGraphSays() {
        var random = new Random(7);
        var pairs = new ArrayList<Distances.Pair>();
        var of = new ArrayList<RandomGraph>();
        for (var n = 0; n < 400; n++) {
            var graph = graphs.get(random.nextInt(graphs.size()));
            of.add(graph);
            pairs.add(new Distances.Pair(repositories.get(graph.service()), graph.any(random), graph.any(random)));
        }
        var answers = distances.of(pairs);
        for (var n = 0; n < pairs.size(); n++) {
            var left = List.of(pairs.get(n).from());
            var right = List.of(pairs.get(n).to());
            var ahead = of.get(n).minus(left, right);
            var behind = of.get(n).minus(right, left);
            var answer = answers.get(n);
            assertThat(answer.aheadBy()).as("%s", pairs.get(n)).isEqualTo(ahead);
            assertThat(answer.behindBy()).as("%s", pairs.get(n)).isEqualTo(behind);
            assertThat(answer.ahead()).isEqualTo(ahead.size());
            assertThat(answer.behind()).isEqualTo(behind.size());
            assertThat(answer.relation()).isEqualTo(relation(ahead.isEmpty(), behind.isEmpty()));
        }
    }

    @Test
    void whatComesWithACommitIsWhatNoneOfTheOthersReaches() {
        for (var graph : graphs) {
            var random = new Random(graph.service().hashCode());
            var left = graph.any(random);
            var right = random.ints(1 + random.nextInt(30), 0, 40)
                    .mapToObj(graph.shas()::get)
                    .distinct()
                    .toList();
            var answer = sets.differences(
                            List.of(new GraphQuestion(repositories.get(graph.service()), left, right, true)))
                    .get(0);
            assertThat(answer.leftOnly()).as(graph.service()).isEqualTo(graph.minus(List.of(left), right));
            assertThat(answer.isTruncated()).isFalse();
        }
    }

    @Test
    void smallStepsEndInTheSameAnswerOrSayThatTheyDidNotGetThere() {
        var small = new CommitSets(reader, List.of(2, 3, 5));
        var complete = 0;
        for (var graph : graphs) {
            var random = new Random(graph.service().hashCode());
            for (var n = 0; n < 10; n++) {
                var question =
                        GraphQuestion.bothWays(repositories.get(graph.service()), graph.any(random), graph.any(random));
                var answer = small.differences(List.of(question)).get(0);
                if (!answer.isTruncated()) {
                    complete++;
                    assertThat(answer.leftOnly()).isEqualTo(graph.minus(List.of(question.left()), question.right()));
                    assertThat(answer.rightOnly()).isEqualTo(graph.minus(question.right(), List.of(question.left())));
                }
            }
        }
        assertThat(complete).isBetween(GRAPHS, 10 * GRAPHS - 1);
    }

    private static Relation relation(boolean hasNoneAhead, boolean hasNoneBehind) {
        if (hasNoneAhead) {
            return hasNoneBehind ? Relation.SAME : Relation.BEHIND;
        }
        return hasNoneBehind ? Relation.AHEAD : Relation.DIVERGED;
    }
}
