package dev.plimsoll.intake.masking;

/**
 * A credential at its place in the body, while the body is being looked through.
 *
 * @param from in bytes of the body, inclusive
 * @param to exclusive
 * @param place where it stands, in words
 * @param credential its bytes as its reader would see them
 */
record Find(Rule rule, int from, int to, String place, byte[] credential) {

    boolean overlaps(Find next) {
        return next.from < to;
    }

    /** Both places in one, named by the rule that stands higher in the table. */
    Find and(Find other) {
        var named = other.rule.rank() < rule.rank() ? other : this;
        return new Find(named.rule, Math.min(from, other.from), Math.max(to, other.to), named.place, named.credential);
    }

    /** What stands there afterwards: which rule, and between which powers of two the length was, in bytes. */
    String mask() {
        var floor = Integer.highestOneBit(Math.max(1, to - from));
        return "[masked:%s:%d-%d]".formatted(rule.id(), floor, 2L * floor - 1);
    }
}
