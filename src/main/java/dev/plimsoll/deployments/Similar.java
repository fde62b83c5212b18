package dev.plimsoll.deployments;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds names that somebody may have meant. */
public final class Similar {

    private static final int MOST = 3;

    private Similar() {}

    /** At most three names that differ from {@code typed} in few letters, as a whole or in a word, the closest first. */
    public static List<String> to(String typed, Collection<String> names) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        var few = Math.max(1, wanted.length() / 3);
        return names.stream()
                .filter(name -> nearest(wanted, name) <= few)
                .sorted(Comparator.<String>comparingInt(name -> nearest(wanted, name))
                        .thenComparingInt(name -> distance(wanted, name))
                        .thenComparing(name -> name))
                .limit(MOST)
                .toList();
    }

    /** The distance to the whole name, to its nearest word, or to its beginning. */
    private static int nearest(String typed, String name) {
        var beginning = name.substring(0, Math.min(name.length(), typed.length()));
        return Stream.concat(Stream.of(name, beginning), Arrays.stream(name.split("[-._]")))
                .mapToInt(part -> distance(typed, part))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** The number of letters to insert, remove or replace. */
    static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                var above = row[j];
                var change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(row[j - 1], above) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
