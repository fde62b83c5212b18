package dev.plimsoll.intake.masking;

import java.util.List;

/**
 * Says in one pass over the bytes which rules are worth a closer look, by the keywords of all rules. One step for each
 * byte, and nothing is allocated.
 */
final class Keywords {

    /** So far behind a keyword what must follow it may stand, in bytes. */
    private static final int REACH = 400;

    private final KeywordTable table;

    Keywords(List<Rule> rules) {
        table = KeywordTable.of(rules);
    }

    /** The ranks of the rules to look closer with, as bits; 0 if there is nothing to look for. */
    long rules(byte[] body) {
        var worth = 0L;
        var opened = 0L;
        var openedAt = 0;
        var state = 0;
        var next = table.next;
        var classes = table.classes;
        for (var at = 0; at < body.length; at++) {
            state = next[(state & KeywordTable.STATE) + classes[body[at] & 0xff]];
            if (state < 0) {
                var end = table.end(state);
                worth |= end.alone();
                if ((end.closing() & opened) != 0 && isOneWord(body, openedAt, at)) {
                    worth |= end.closing() & opened;
                }
                if (end.opening() != 0) {
                    opened = at - openedAt > REACH ? end.opening() : opened | end.opening();
                    openedAt = at;
                }
            }
        }
        return worth;
    }

    /** Whether two places are close together, and neither a quote nor a blank is between them. */
    private static boolean isOneWord(byte[] body, int from, int to) {
        if (to - from > REACH) {
            return false;
        }
        for (var at = from; at < to; at++) {
            if (body[at] == '"' || (body[at] & 0xff) <= ' ') {
                return false;
            }
        }
        return true;
    }
}
