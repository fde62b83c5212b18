package dev.plimsoll.intake.masking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The automaton of Aho and Corasick over all keywords, letters of either case, as one table.
 *
 * <p>An entry is the number of the next state times the width of the table; it is negative if a keyword ended there.
 */
final class KeywordTable {

    /** What of an entry is the state. */
    static final int STATE = Integer.MAX_VALUE;

    /** A letter written as an escape could be part of any keyword. */
    private static final List<String> ESCAPED_LETTERS = List.of("\\u004", "\\u005", "\\u006", "\\u007");

    /** What the bytes have in common: the column of the table for each. */
    final byte[] classes = new byte[256];

    private final List<int[]> building = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private final int width;

    /** Row by row where each class of bytes leads to; the first state is 0. */
    final int[] next;

    private KeywordTable(Map<String, End> words) {
        width = classify(words.keySet());
        state();
        words.forEach(this::add);
        next = linked();
        building.clear();
    }

    static KeywordTable of(List<Rule> rules) {
        var words = new TreeMap<String, End>();
        ESCAPED_LETTERS.forEach(word -> words.put(word, new End(-1L, 0, 0)));
        for (var rule : rules) {
            var bit = 1L << rule.rank();
            var end = rule.then().isEmpty() ? new End(bit, 0, 0) : new End(0, bit, 0);
            rule.keywords().forEach(word -> words.merge(word, end, End::and));
            rule.then().forEach(word -> words.merge(word, new End(0, 0, bit), End::and));
        }
        return new KeywordTable(words);
    }

    /** Which keywords ended where an entry is negative. */
    End end(int state) {
        return ends.get((state & STATE) / width);
    }

    /** Bytes that no keyword holds are all alike: class 0. */
    private int classify(Iterable<String> words) {
        var count = 1;
        for (var word : words) {
            for (var b : word.getBytes(StandardCharsets.US_ASCII)) {
                if (classes[b] == 0) {
                    classes[b] = (byte) count;
                    classes[Character.toUpperCase((char) b)] = (byte) count++;
                }
            }
        }
        return count;
    }

    private int state() {
        var row = new int[width];
        Arrays.fill(row, -1);
        building.add(row);
        ends.add(End.NONE);
        return building.size() - 1;
    }

    private void add(String word, End end) {
        var state = 0;
        for (var b : word.getBytes(StandardCharsets.US_ASCII)) {
            var row = building.get(state);
            if (row[classes[b]] < 0) {
                row[classes[b]] = state();
            }
            state = row[classes[b]];
        }
        ends.set(state, end);
    }

    /** Fills in where to go on when a keyword ends early, in order of depth. */
    private int[] linked() {
        var table = new int[building.size() * width];
        var fallback = new int[building.size()];
        var open = new ArrayDeque<Integer>(List.of(0));
        while (!open.isEmpty()) {
            var state = open.remove();
            for (var c = 0; c < width; c++) {
                var behind = state == 0 ? 0 : table[fallback[state] * width + c];
                var child = building.get(state)[c];
                table[state * width + c] = child < 0 ? behind : child;
                if (child >= 0) {
                    fallback[child] = behind;
                    ends.set(child, ends.get(child).and(ends.get(behind)));
                    open.add(child);
                }
            }
        }
        return Arrays.stream(table)
                .map(state -> state * width | (ends.get(state).isNone() ? 0 : ~STATE))
                .toArray();
    }

    /**
     * What it means that a keyword ended, as bits of ranks.
     *
     * @param alone rules that are worth a look by this alone
     * @param opening rules for which something must follow
     * @param closing rules for which this is what must follow
     */
    record End(long alone, long opening, long closing) {

        static final End NONE = new End(0, 0, 0);

        boolean isNone() {
            return (alone | opening | closing) == 0;
        }

        End and(End other) {
            return new End(alone | other.alone, opening | other.opening, closing | other.closing);
        }
    }
}
