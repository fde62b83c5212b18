package dev.plimsoll.gates.web;

import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.RuleField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule as the form shows it.
 *
 * @param mode the word that is chosen
 * @param wrong what is wrong with the rule as a whole; null where nothing is
 */
record RuleBlock(
        String name,
        String title,
        String help,
        String mode,
        @Nullable String wrong,
        List<Field> fields) {

    static RuleBlock of(GateRule rule, PolicyForm form, Map<String, String> refusals) {
        var name = rule.name();
        var wrong = refusals.get(name);
        return new RuleBlock(
                name,
                rule.form().title(),
                rule.form().help(),
                form.mode(name),
                wrong == null ? refusals.get(name + ".mode") : wrong,
                rule.form().fields().stream()
                        .map(field -> new Field(name + "." + field.key(), field, form, refusals))
                        .toList());
    }

    /**
     * One field of it.
     *
     * @param name under which it is sent
     * @param wrong what is wrong with what was typed; null where nothing is
     */
    record Field(
            String name,
            String id,
            RuleField of,
            String text,
            List<String> chosen,
            List<PolicyForm.SeatLine> seats,
            @Nullable String wrong) {

        Field(String name, RuleField of, PolicyForm form, Map<String, String> refusals) {
            this(
                    name,
                    RuleBlock.id(name),
                    of,
                    form.text(name),
                    of.kind() == RuleField.Kind.CHECKS ? form.all(name) : List.of(),
                    of.kind() == RuleField.Kind.SEATS ? form.seats(name) : List.of(),
                    refusals.getOrDefault(name, refusals.get(name + "." + "count")));
        }

        /** What is chosen of a few words: what was typed, or what holds where nothing is said. */
        public String word() {
            return text.isEmpty() ? of.otherwise() : text;
        }
    }

    /** The id of the field of a name, to which a refusal leads. */
    static String id(String name) {
        return name.replace('.', '-');
    }
}
