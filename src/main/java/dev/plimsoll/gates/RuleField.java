package dev.plimsoll.gates;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One thing that a policy may set about a rule.
 *
 * @param key its name in YAML, such as {@code max-age}
 * @param label what people call it
 * @param help what to write, in which unit, and what it means
 * @param otherwise what holds where nothing is set, as somebody would type it; empty for nothing
 * @param least of a number; of anything else it says nothing
 * @param most of a number, or of how many lines there may be
 * @param choices the words there are to choose from, the first one where nothing is set
 */
public record RuleField(
        String key, Kind kind, String label, String help, String otherwise, int least, int most, List<Choice> choices) {

    /** How it is typed. */
    public enum Kind {
        NUMBER,
        /** A length of time, such as {@code 30 min}. */
        LENGTH,
        TEXT,
        /** One text a line. */
        LINES,
        /** One of few words. */
        CHOICE,
        /** Some of few words. */
        CHECKS,
        /** True or false. */
        YES_NO,
        /** A time zone, such as {@code Europe/London}. */
        ZONE,
        /** The name of an environment. */
        ENVIRONMENT,
        /** Teams, and how many people of each. */
        SEATS
    }

    /** A word of YAML, and how people say it. */
    public record Choice(String word, String label) {}

    public static RuleField number(String key, String label, String help, int otherwise, int least, int most) {
        return new RuleField(key, Kind.NUMBER, label, help, Integer.toString(otherwise), least, most, List.of());
    }

    public static RuleField length(String key, String label, String help, String otherwise) {
        return new RuleField(key, Kind.LENGTH, label, help, otherwise, 0, 0, List.of());
    }

    public static RuleField lines(String key, String label, String help, String otherwise) {
        return new RuleField(key, Kind.LINES, label, help, otherwise, 0, Options.MOST_TEXTS, List.of());
    }

    /** One that needs no bounds: a text, a zone, an environment or seats. */
    public static RuleField of(Kind kind, String key, String label, String help, String otherwise) {
        return new RuleField(key, kind, label, help, otherwise, 0, 0, List.of());
    }

    public static RuleField yesNo(String key, String label, String help, boolean otherwise) {
        return new RuleField(key, Kind.YES_NO, label, help, Boolean.toString(otherwise), 0, 0, List.of());
    }

    /** @param wordsAndLabels in turns */
    public static RuleField choice(String key, String label, String help, String... wordsAndLabels) {
        return new RuleField(key, Kind.CHOICE, label, help, wordsAndLabels[0], 0, 0, choices(wordsAndLabels));
    }

    public static RuleField checks(String key, String label, String help, List<String> words) {
        var choices = words.stream().map(word -> new Choice(word, word)).toList();
        return new RuleField(key, Kind.CHECKS, label, help, "", 0, choices.size(), choices);
    }

    private static List<Choice> choices(String... wordsAndLabels) {
        var all = Arrays.asList(wordsAndLabels);
        return IntStream.range(0, all.size() / 2)
                .mapToObj(n -> new Choice(all.get(2 * n), all.get(2 * n + 1)))
                .toList();
    }
}
