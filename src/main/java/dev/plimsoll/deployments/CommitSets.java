package dev.plimsoll.deployments;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Answers many questions about the graph of commits at once: in at most five statements, however many they are.
 *
 * <p>Most answers lie near, so each statement reads further than the one before, and only where an answer is still open.
 * What it would take more than that to know stays unknown and is marked as truncated.
 */
@Component
class CommitSets {

    /** How many commits each statement reads for each repository in which an answer is open. */
    private static final List<Integer> REACH = List.of(48, 160, 640, 2560, 8192);

    /** How many commits a statement reads for all of them. */
    private static final int MOST = 40_000;

    private final CommitReader reader;
    private final List<Integer> reaches;

    @Autowired
    CommitSets(CommitReader reader) {
        this(reader, REACH);
    }

    CommitSets(CommitReader reader, List<Integer> reaches) {
        this.reader = reader;
        this.reaches = reaches;
    }

    /** Answers in the order of the questions. */
    List<Difference> differences(List<GraphQuestion> questions) {
        var parts = new HashMap<Long, PartOfGraph>();
        var paintings = paint(questions, parts);
        for (var reach : reaches) {
            var missing = missing(questions, paintings);
            if (missing.isEmpty()) {
                break;
            }
            var starts = missing.values().stream().mapToInt(Set::size).sum();
            reader.read(missing, Math.min(MOST, starts + missing.size() * reach))
                    .forEach(commit -> part(parts, commit.repositoryId()).add(commit));
            paintings = paint(questions, parts);
        }
        return paintings.stream().map(Painting::difference).toList();
    }

    private static List<Painting> paint(List<GraphQuestion> questions, Map<Long, PartOfGraph> parts) {
        return questions.stream()
                .map(question -> Painting.of(question, part(parts, question.repositoryId())))
                .toList();
    }

    private static Map<Long, Set<String>> missing(List<GraphQuestion> questions, List<Painting> paintings) {
        var missing = new HashMap<Long, Set<String>>();
        for (var n = 0; n < questions.size(); n++) {
            var shas = paintings.get(n).missing();
            if (!shas.isEmpty()) {
                missing.computeIfAbsent(questions.get(n).repositoryId(), any -> new HashSet<>())
                        .addAll(shas);
            }
        }
        return missing;
    }

    private static PartOfGraph part(Map<Long, PartOfGraph> parts, long repositoryId) {
        return parts.computeIfAbsent(repositoryId, any -> new PartOfGraph());
    }
}
