package dev.plimsoll.gates.web;

import dev.plimsoll.gates.Tick;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One point of the checklist.
 *
 * @param tick null where nobody said that it is done
 */
record TickLine(String item, @Nullable Tick tick) {

    static List<TickLine> of(List<String> items, List<Tick> ticks) {
        return items.stream()
                .map(item -> new TickLine(
                        item,
                        ticks.stream()
                                .filter(tick -> tick.item().equals(item))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }
}
