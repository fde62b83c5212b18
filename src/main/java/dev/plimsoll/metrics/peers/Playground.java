package dev.plimsoll.metrics.peers;

import dev.plimsoll.metrics.DeliveryMetrics;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Question;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One window under the rules of several tools, beside ours. */
@Component
public class Playground {

    /** How many deployments a window has at most to be compared. */
    public static final int MOST = PeerHistoryReader.MOST;

    private static final List<PeerRules> RULES = List.of(
            new DatadogRules(), new MiddlewareRules(), new DevLakeRules(), new GitLabRules(), new FourKeysRules());

    private final DeliveryMetrics metrics;
    private final PeerHistoryReader reader;

    Playground(DeliveryMetrics metrics, PeerHistoryReader reader) {
        this.metrics = metrics;
        this.reader = reader;
    }

    /** Empty if more than {@value #MOST} deployments ended in the window, or much more around it. */
    public Optional<Compared> compare(Question question) {
        return reader.read(question).map(history -> compare(question, history));
    }

    private Compared compare(Question question, PeerHistory history) {
        var ours = OurFigures.of(
                metrics.measures(question),
                metrics.rows(Measure.DEPLOYMENT_FREQUENCY, question, null, MOST).rows(),
                metrics.rows(Measure.CHANGE_FAIL_RATE, question, null, MOST).rows());
        return new Compared(
                ours, RULES.stream().map(rules -> opinion(rules, ours, history)).toList());
    }

    private static Opinion opinion(PeerRules rules, OurFigures ours, PeerHistory history) {
        var figures = rules.of(history);
        return new Opinion(rules.peer(), figures, Differences.of(rules.peer(), ours, figures, history));
    }

    /** What is said here, and what others would say. */
    public record Compared(OurFigures ours, List<Opinion> peers) {}

    /** What a tool would say, and why it differs. */
    public record Opinion(Peer peer, PeerFigures figures, Differences differences) {}
}
