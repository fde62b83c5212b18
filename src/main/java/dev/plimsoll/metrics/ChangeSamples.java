package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Brings the rows of change requests in line with those of their commits. */
@Component
class ChangeSamples {

    private static final int MOST_AT_ONCE = 1_000;

    private final ChangeArrivalRows arrivals;
    private final ChangeFactRows facts;
    private final LandingRows landings;
    private final SampleRows samples;

    ChangeSamples(ChangeArrivalRows arrivals, ChangeFactRows facts, LandingRows landings, SampleRows samples) {
        this.arrivals = arrivals;
        this.facts = facts;
        this.landings = landings;
        this.samples = samples;
    }

    /**
     * Derives the change requests anew to which these rows belong.
     *
     * @return every row that was closed or is new
     */
    List<SampleRow> settle(Collection<SampleRow> rows, Instant knownAt) {
        var changed = new ArrayList<SampleRow>();
        var all = arrivals.of(rows);
        for (var from = 0; from < all.size(); from += MOST_AT_ONCE) {
            changed.addAll(settle(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)), knownAt));
        }
        return changed;
    }

    private List<SampleRow> settle(List<ChangeArrival> arrived, Instant knownAt) {
        var known = facts.find(arrived.stream().map(ChangeArrival::change).collect(Collectors.toSet()));
        var parts = arrivals.parts(arrived);
        var bringing = new HashSet<Long>();
        for (var one : arrived) {
            var change = known.get(one.change());
            if (change != null) {
                ChangeArrival.broughtBy(change, parts.getOrDefault(one, List.of()))
                        .ifPresent(part -> bringing.add(part.deploymentId()));
            }
        }
        var byId =
                landings.find(bringing).stream().collect(Collectors.toMap(Landing::deploymentId, landing -> landing));
        var derived = arrived.stream()
                .filter(one -> known.containsKey(one.change()))
                .flatMap(one -> one
                        .row(Objects.requireNonNull(known.get(one.change())), parts.getOrDefault(one, List.of()), byId)
                        .stream())
                .toList();
        return samples.write(samples.believed(arrived), derived, knownAt);
    }
}
