package dev.plimsoll.deployments;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a commit is from another one.
 *
 * @param ahead how many commits it has that the other lacks; null where that is unknown
 * @param behind how many commits the other has that it lacks; null where that is unknown
 * @param aheadBy those of them that are known, the newest first
 * @param behindBy likewise
 * @param isTruncated whether the two lie further apart than is looked
 */
public record Distance(
        Relation relation,
        @Nullable Integer ahead,
        @Nullable Integer behind,
        Set<String> aheadBy,
        Set<String> behindBy,
        boolean isTruncated) {

    static final Distance NONE = new Distance(Relation.SAME, 0, 0, Set.of(), Set.of(), false);
    static final Distance UNKNOWN = new Distance(Relation.UNKNOWN, null, null, Set.of(), Set.of(), false);

    static Distance of(Difference difference) {
        var relation = relation(difference);
        if (relation == Relation.UNKNOWN) {
            return new Distance(relation, null, null, Set.of(), Set.of(), difference.isTruncated());
        }
        var isKnown = !difference.isTruncated() && !difference.isLeftUnknown() && !difference.isRightUnknown();
        return new Distance(
                relation,
                count(difference.leftOnly(), isKnown || relation == Relation.BEHIND),
                count(difference.rightOnly(), isKnown || relation == Relation.AHEAD),
                difference.leftOnly(),
                difference.rightOnly(),
                difference.isTruncated());
    }

    private static Relation relation(Difference difference) {
        if (difference.isLeftInRight()) {
            return Relation.BEHIND;
        }
        if (difference.isRightInLeft()) {
            return Relation.AHEAD;
        }
        return difference.isTruncated() || difference.isLeftUnknown() || difference.isRightUnknown()
                ? Relation.UNKNOWN
                : Relation.DIVERGED;
    }

    private static @Nullable Integer count(Set<String> commits, boolean isKnown) {
        return isKnown ? commits.size() : null;
    }
}
