package dev.plimsoll.intake.masking;

import java.util.regex.Pattern;

/**
 * How a name and its credential stand side by side in text: {@code name=value}, {@code "name": "value"}, {@code --name
 * value}, {@code <name>value</name>}.
 *
 * <p>Quantifiers are bounded and possessive, so that a text costs steps in proportion to its length.
 */
final class Pairs {

    /** A value without quotes; what is followed by a bracket is code and no value. */
    private static final String BARE = "([^\\s\"'`&;,<>()\\[\\]{}\\\\|]{3,1024}+(?![(\\[]))";

    private static final String QUOTED = "\\\\{0,3}+(?:"
            + "\"([^\"\\r\\n\\\\]{0,4096}+(?:\\\\(?!\")[^\"\\r\\n\\\\]{0,4096}+){0,32}+)"
            + "|'([^'\\r\\n\\\\]{0,4096}+(?:\\\\(?!')[^'\\r\\n\\\\]{0,4096}+){0,32}+))";

    /** Prose goes on with a word: behind a colon or blanks a value without quotes needs a digit or a sign. */
    private static final String NO_WORD = "(?=[^\\s\"'`&;,<>()\\[\\]{}\\\\|]{0,100}?[0-9!@#$%^*~])";

    /** Our own mask names a rule, and some rules are called what they look for. */
    private static final String NO_MASK = "(?!:\\d{1,10}-\\d{1,10}\\])";

    private Pairs() {}

    /**
     * Returns the pattern for names.
     *
     * @param names a regular expression of bounded length
     */
    static Pattern of(String names) {
        var name = "(?:" + names + ")";
        return Pattern.compile("(?i)--(?:[a-z]{1,12}-){0,3}" + name + "[ =]" + BARE
                + "|" + name + NO_MASK + "(?:"
                + "\\\\{0,3}+[\"']?+\\s{0,5}+(?:=>|:=|[:=])\\s{0,5}+" + QUOTED
                + "|=" + BARE
                + "|\\s{0,5}+[:=]\\s{0,5}+" + NO_WORD + BARE
                + "|>([^<>\\r\\n]{3,4096}+)</)");
    }
}
