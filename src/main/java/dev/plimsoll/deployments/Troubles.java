package dev.plimsoll.deployments;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who knows what went wrong: the module of the incidents, which uses this one and not the other way round. */
public interface Troubles {

    /**
     * What was there in a window, the newest first.
     *
     * @param to the first instant after it
     * @param most so many, and those that began with the last of them
     */
    Found between(TroubleScope scope, Instant from, Instant to, int most);

    /** The incidents that were open at an instant, the newest first, at most 50. */
    List<Trouble> openAt(TroubleScope scope, Instant at);

    /** The incident that was closed last. */
    Optional<Trouble> lastClosed(TroubleScope scope);

    /** Whether anybody has ever told of an alert. */
    boolean isAnyAlertKnown();

    /** The incidents that are laid at the door of a deployment, the newest first. */
    List<Blame> laidAt(long deployment);

    /** Whether the service was normal again because of each of these rollbacks; those that no incident knows are missing. */
    Map<Long, ServiceRestored> restored(Collection<Long> rollbacks);

    /**
     * Some of what was found.
     *
     * @param incidents how many of them there are, also those that are not among the newest
     */
    record Found(List<Trouble> newest, int incidents, int alerts) {

        public static final Found NOTHING = new Found(List.of(), 0, 0);

        public Found {
            newest = List.copyOf(newest);
        }
    }

    /** @param state {@code suspected} or {@code confirmed} */
    record Blame(String key, String title, String state) {}
}
