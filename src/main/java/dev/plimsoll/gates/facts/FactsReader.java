package dev.plimsoll.gates.facts;

import dev.plimsoll.gates.facts.Facts.Running;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what is known around candidates from what the other modules publish, as of any instant, for many candidates in the
 * same few statements as for one.
 */
@Component
public class FactsReader {

    private final PlaceFacts places;
    private final ArtifactFacts artifacts;
    private final RangeReader ranges;
    private final Inventories inventories;

    FactsReader(PlaceFacts places, ArtifactFacts artifacts, RangeReader ranges, Inventories inventories) {
        this.places = places;
        this.artifacts = artifacts;
        this.ranges = ranges;
        this.inventories = inventories;
    }

    /** What is known around one candidate now. */
    public Facts now(Candidate candidate, Instant now) {
        return read(List.of(new Question(candidate, now, 0))).get(0);
    }

    /** In the order of the questions. */
    public List<Facts> read(List<Question> questions) {
        var asked = Asked.of(questions);
        var running = places.running(asked);
        var recent = places.recent(asked);
        var migrations = places.migrations(asked);
        var closed = places.breakersClosed(asked);
        var builds = artifacts.builds(asked);
        var evidences = artifacts.evidences(asked);
        var stays = artifacts.stays(asked);
        var healthy = artifacts.healthyUntil(asked);
        var isTold = places.areIncidentsTold();
        var incidents = places.incidents(asked);
        var range = ranges.read(
                asked.stream().map(one -> one.from(shas(running, one.n()))).toList());
        var facts = new ArrayList<Facts>();
        for (var one : asked) {
            var question = questions.get(one.n());
            facts.add(new Facts(
                    one.at(),
                    all(running, one.n()),
                    all(recent, one.n()),
                    all(builds, one.n()),
                    all(evidences, one.n()),
                    all(stays, one.n()),
                    range.getOrDefault(one.n(), Range.UNKNOWN),
                    all(migrations, one.n()),
                    isTold ? all(incidents, one.n()) : null,
                    inventories.of(question.candidate(), question.at()),
                    first(healthy, one.n()),
                    first(closed, one.n())));
        }
        return facts;
    }

    private static List<String> shas(Map<Integer, List<Running>> running, int n) {
        return all(running, n).stream()
                .map(Running::sha)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static <T> List<T> all(Map<Integer, List<T>> found, int n) {
        return found.getOrDefault(n, List.of());
    }

    private static @Nullable Instant first(Map<Integer, List<Instant>> found, int n) {
        return all(found, n).stream().findFirst().orElse(null);
    }
}
