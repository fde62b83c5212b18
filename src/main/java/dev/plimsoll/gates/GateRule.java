package dev.plimsoll.gates;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * One question that a gate asks about a candidate. To add a rule, put one more component of this type into a package below
 * {@code gates}: policies know it by its name from then on.
 *
 * <p>A rule only looks at what it is given, so the same one judges a live request and a deployment of last month.
 */
public interface GateRule {

    /** Its name in YAML, such as {@code branch}. */
    String name();

    /** Where it stands among the others: lower is earlier. */
    int position();

    Nature nature();

    /** What it is called, and what a policy may set about it. */
    RuleForm form();

    /** The keys that a policy may set. */
    default Set<String> options() {
        return form().fields().stream().map(RuleField::key).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Its part of the sentence that reads a policy back, such as {@code only from refs/heads/main}.
     *
     * @throws PolicyInvalid if the options cannot be meant
     */
    String sentence(Options options);

    Finding judge(GateCase asked, Options options);

    /** Whether a rollback to what ran healthily before passes without it. */
    default boolean isSparedByRollback() {
        return false;
    }

    /** Whether it asks about people and waiting, which history does not tell. */
    default boolean isAboutPeople() {
        return false;
    }
}
