package dev.plimsoll.gates;

import java.util.List;

/**
 * A rule in the words of the people who set it.
 *
 * @param title what it asks for, such as {@code Approvals by people}
 * @param help when it passes, in a sentence
 * @param fields what can be set about it, in the order in which one would think of it
 */
public record RuleForm(String title, String help, List<RuleField> fields) {

    public static RuleForm of(String title, String help, RuleField... fields) {
        return new RuleForm(title, help, List.of(fields));
    }
}
