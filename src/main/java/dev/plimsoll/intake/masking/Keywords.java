package dev.plimsoll.intake.masking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says in one pass over the bytes which rules are worth a closer look: an automaton of Aho and Corasick over the keywords
 * of all rules, letters of either case. One step for each byte, and nothing is allocated.
 */
final class Keywords {

    /** So far behind a keyword what must follow it is looked for, in bytes. */
    private static final int REACH = 400;

    /** A letter written as an escape could be part of any keyword. */
    private static final List<String> ESCAPED_LETTERS = List.of("\\u004", "\\u005", "\\u006", "\\u007");

    private final byte[] classes = new byte[256];
    private final List<int[]> building = new ArrayList<>();
    private final List<Keyword> keywords = new ArrayList<>();
    private final int width;
    private final int[] next;
    private final int[][] found;

    Keywords(List<Rule> rules) {
        for (var rule : rules) {
            rule.keywords().forEach(word -> keywords.add(Keyword.of(word, 1L << rule.rank(), rule.then())));
        }
        ESCAPED_LETTERS.forEach(word -> keywords.add(Keyword.of(word, -1L, List.of())));
        width = classify();
        found = new int
                [1 + keywords.stream().mapToInt(word -> word.bytes().length).sum()][];
        state();
        for (var n = 0; n < keywords.size(); n++) {
            add(n);
        }
        next = linked();
    }

    /** The ranks of the rules to look closer with, as bits; 0 if there is nothing to look for. */
    long rules(byte[] body) {
        var worth = 0L;
        var state = 0;
        for (var at = 0; at < body.length; at++) {
            state = next[state * width + classes[body[at] & 0xff]];
            if (found[state] != null) {
                worth |= worth(found[state], body, at + 1);
            }
        }
        return worth;
    }

    private long worth(int[] words, byte[] body, int end) {
        var worth = 0L;
        for (var word : words) {
            var keyword = keywords.get(word);
            if (keyword.isFollowed(body, end)) {
                worth |= keyword.rules();
            }
        }
        return worth;
    }

    /** Bytes that no keyword holds are all alike: class 0. */
    private int classify() {
        var count = 1;
        for (var keyword : keywords) {
            for (var b : keyword.bytes()) {
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
        return building.size() - 1;
    }

    private void add(int word) {
        var state = 0;
        for (var b : keywords.get(word).bytes()) {
            var row = building.get(state);
            if (row[classes[b]] < 0) {
                row[classes[b]] = state();
            }
            state = row[classes[b]];
        }
        found[state] = with(found[state], new int[] {word});
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
                    found[child] = with(found[child], found[behind]);
                    open.add(child);
                }
            }
        }
        building.clear();
        return table;
    }

    @SuppressWarnings("NullAway") // An absent row means that no keyword ends in this state.
    private static int[] with(int[] some, int[] more) {
        if (some == null || more == null) {
            return some == null ? more : some;
        }
        var all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** A keyword, the rules that it speaks for, and what must follow it. */
    private record Keyword(byte[] bytes, long rules, byte[][] then) {

        static Keyword of(String word, long rules, List<String> then) {
            return new Keyword(
                    word.getBytes(StandardCharsets.US_ASCII),
                    rules,
                    then.stream()
                            .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                            .toArray(byte[][]::new));
        }

        boolean isFollowed(byte[] body, int from) {
            if (then.length == 0) {
                return true;
            }
            var end = Math.min(body.length, from + REACH);
            for (var at = from; at < end && body[at] != '"' && (body[at] & 0xff) > ' '; at++) {
                for (var text : then) {
                    if (startsWith(body, at, text)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static boolean startsWith(byte[] body, int at, byte[] text) {
            return body.length - at >= text.length && Arrays.equals(body, at, at + text.length, text, 0, text.length);
        }
    }
}
