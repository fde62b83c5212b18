package dev.plimsoll.intake.masking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Looks through one body and collects what it finds. */
final class Scan {

    private static final int LONGEST_NAME = 100;

    private final List<Rule> rules;
    private final List<Find> finds = new ArrayList<>();

    /** @param rules those that are worth a look */
    Scan(List<Rule> rules) {
        this.rules = rules;
    }

    int count() {
        return finds.size();
    }

    /** Looks for credentials anywhere in a text, also behind percent signs. */
    void text(Text text, Supplier<String> place) {
        plain(text, place);
        var decoded = text.percentDecoded(false);
        if (decoded.length() != text.length()) {
            plain(decoded, place);
        }
    }

    private void plain(Text text, Supplier<String> place) {
        for (var rule : rules) {
            if (rule.pattern() != null) {
                var matches = rule.pattern().matcher(text);
                while (matches.find()) {
                    var group = group(matches);
                    add(rule, text, matches.start(group), matches.end(group), place);
                }
            }
        }
    }

    /** Judges the whole value of a field by the name of the field. */
    void field(@Nullable String name, Text value, Supplier<String> place) {
        if (name == null || name.length() > LONGEST_NAME || value.length() == 0) {
            return;
        }
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        for (var rule : rules) {
            if (rule.field() != null && rule.field().matcher(plain).matches()) {
                add(rule, value, 0, value.length(), place);
                return;
            }
        }
    }

    /** In the order in which they stand, no two at the same place. */
    List<Find> found() {
        finds.sort(Comparator.comparingInt(Find::from)
                .thenComparingInt(find -> find.rule().rank()));
        var apart = new ArrayList<Find>();
        for (var find : finds) {
            var last = apart.size() - 1;
            if (last >= 0 && apart.get(last).overlaps(find)) {
                apart.set(last, apart.get(last).and(find));
            } else {
                apart.add(find);
            }
        }
        return apart;
    }

    private void add(Rule rule, Text text, int start, int end, Supplier<String> place) {
        if (start >= 0 && rule.accepts(text.subSequence(start, end))) {
            finds.add(new Find(rule, text.origin(start), text.origin(end), place.get(), text.bytes(start, end)));
        }
    }

    private static int group(Matcher matches) {
        for (var group = 1; group <= matches.groupCount(); group++) {
            if (matches.start(group) >= 0) {
                return group;
            }
        }
        return 0;
    }
}
