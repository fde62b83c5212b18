package dev.plimsoll.metrics;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which commits arrived where, and when first. */
final class Reached {

    private final Map<Key, Turn> first = new HashMap<>();

    Reached(Collection<Arrival> known) {
        known.forEach(arrival -> note(new Key(arrival.place(), arrival.commit()), arrival.turn()));
    }

    void note(Settling.Commit commit, Landing landing) {
        note(new Key(landing.place(), commit), landing.turn());
    }

    /** Whether a commit had arrived there with an earlier deployment. */
    boolean before(Settling.Commit commit, Landing landing) {
        var turn = first.get(new Key(landing.place(), commit));
        return turn != null && turn.isBefore(landing.turn());
    }

    private void note(Key key, Turn turn) {
        first.merge(key, turn, (a, b) -> b.isBefore(a) ? b : a);
    }

    /** That a commit arrived with a deployment. */
    record Arrival(Landing.Place place, Settling.Commit commit, Turn turn) {}

    private record Key(Landing.Place place, Settling.Commit commit) {}
}
