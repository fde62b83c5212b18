package dev.plimsoll.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a new source is heard, and what of it was understood.
 *
 * @param newest its newest deliveries, at most three
 * @param isUnderstood whether any of its newest deliveries said something that is written down now
 * @param rejected what was turned away in its name, null if nothing
 */
record FirstEvent(
        List<DeliveryLine> newest,
        boolean isUnderstood,
        @Nullable Rejected rejected) {

    public boolean hasCome() {
        return !newest.isEmpty();
    }

    /** Whether something came and nothing of it could be used. */
    public boolean isTrouble() {
        return hasCome() && newest.stream().allMatch(line -> line.mark().isTrouble());
    }

    /** Changes whenever the panel would look different. */
    public String sign() {
        return "%d-%s-%d"
                .formatted(hasCome() ? newest.get(0).id() : 0, isUnderstood, rejected == null ? 0 : rejected.count());
    }
}
