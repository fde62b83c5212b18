package dev.plimsoll.metrics;

import java.util.List;
import java.util.Map;

/**
 * Numbers of others that can be taken over as targets.
 *
 * @param name with its year
 * @param source where the numbers were published
 * @param licence under which they may be used; an empty text for what is mere fact
 * @param note what to bear in mind; an empty text if nothing
 * @param groups the groups of answers that the survey found, and the share of each
 * @param marks what would be loaded, as people write it
 */
public record Preset(
        String id,
        String name,
        String source,
        String licence,
        String note,
        List<Group> groups,
        Map<Measure, List<String>> marks) {

    public Preset {
        groups = List.copyOf(groups);
        marks = Map.copyOf(marks);
    }

    /** @param share such as {@code 19 %} */
    public record Group(
            String name, String share, String leadTime, String frequency, String failRate, String recovery) {}
}
