package dev.plimsoll.deployments;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Derives what ran where from the ledger's facts, from the earliest instant at which one of them changed. */
@Component
class History {

    private final ChainReader reader;
    private final ChainWriter writer;
    private final CommitGraph graph;
    private final Withdrawals withdrawals;
    private final ApplicationEventPublisher events;

    History(
            ChainReader reader,
            ChainWriter writer,
            CommitGraph graph,
            Withdrawals withdrawals,
            ApplicationEventPublisher events) {
        this.reader = reader;
        this.writer = writer;
        this.graph = graph;
        this.withdrawals = withdrawals;
        this.events = events;
    }

    /**
     * Derives these places anew. The caller holds their locks.
     *
     * @return how many beliefs were closed or began to be known
     */
    int settle(Collection<CellFrom> cells) {
        if (cells.isEmpty()) {
            return 0;
        }
        var from = earliest(cells);
        var chains = derive(reader.read(from));
        var changed = writer.write(chains);
        withdrawals.note(chains);
        events.publishEvent(derived(from));
        return changed;
    }

    private static HistoryDerived derived(List<CellFrom> cells) {
        var since = new HashMap<Long, Instant>();
        cells.forEach(
                cell -> since.merge(cell.cell().serviceId(), from(cell.since()), (a, b) -> a.isBefore(b) ? a : b));
        return new HistoryDerived(since);
    }

    /** Whether one commit descends from another decides how a deployment counts, never what is asked next. */
    private List<DerivedChain> derive(List<ChainSources> sources) {
        var questions = new AskedAncestry();
        var derived = derive(sources, questions);
        var holding = graph.holding(questions.asked());
        return holding.isEmpty()
                ? derived
                : derive(sources, (repository, sha, of) -> holding.contains(new Descent(repository, sha, of)));
    }

    private static List<DerivedChain> derive(List<ChainSources> sources, Ancestry ancestry) {
        return sources.stream()
                .map(source -> new DerivedChain(source, source.chain(ancestry)))
                .toList();
    }

    private static List<CellFrom> earliest(Collection<CellFrom> cells) {
        var since = new LinkedHashMap<Cell, Instant>();
        for (var cell : cells) {
            since.merge(cell.cell(), from(cell.since()), (a, b) -> a.isBefore(b) ? a : b);
        }
        return since.entrySet().stream().map(History::cell).toList();
    }

    private static Instant from(@Nullable Instant since) {
        return since == null ? Instant.MIN : since.truncatedTo(ChronoUnit.MICROS);
    }

    private static CellFrom cell(Map.Entry<Cell, Instant> entry) {
        return CellFrom.of(entry.getKey(), entry.getValue().equals(Instant.MIN) ? null : entry.getValue());
    }
}
