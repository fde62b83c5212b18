package dev.plimsoll.metrics.api;

import dev.plimsoll.metrics.Definition;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.RulesInForce;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What each of the five measures means. */
record DefinitionsAnswer(List<Item> definitions) {

    static DefinitionsAnswer ofAll(RulesInForce rules) {
        return new DefinitionsAnswer(
                Definition.all(rules).stream().map(Item::of).toList());
    }

    /**
     * What one means, in English sentences.
     *
     * @param title its name for people
     * @param definition what it is
     * @param withoutValue when it has no value, with the word of the reason
     * @param source what it follows
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Item(
            Measure measure,
            String title,
            String definition,
            String formula,
            List<String> counts,
            List<String> doesNotCount,
            List<String> withoutValue,
            String source) {

        private static Item of(Definition definition) {
            return new Item(
                    definition.measure(),
                    definition.measure().title(),
                    definition.sentence(),
                    definition.formula(),
                    definition.counts(),
                    definition.doesNotCount(),
                    definition.withoutValue(),
                    definition.source());
        }
    }
}
