package dev.plimsoll.intake.masking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The work of a rule grows like the text, also for texts written to make it grow faster. Counted, not timed. */
class LinearTests {

    private static final int LENGTH = 2_000;

    /** Looks at the characters of a text for each of its characters, at most. */
    private static final int MOST_LOOKS = 400;

    static Stream<Rule> rules() {
        return Rules.shipped().all().stream().filter(rule -> rule.pattern() != null);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void noTextMakesARuleLookMoreThanItsShare(Rule rule) {
        for (var piece : pieces(rule)) {
            var looks = looks(rule, piece, LENGTH);

            assertThat(looks).as("%s over and over", piece).isLessThan((long) MOST_LOOKS * (LENGTH + piece.length()));
            assertThat(looks(rule, piece, 4 * LENGTH))
                    .as("%s four times as often", piece)
                    .isLessThan(looks * 5);
        }
    }

    @Test
    void theFirstPassAllocatesNothing() {
        var body = "{\"url\":\"https://git.example.org/acme/pay\",\"sha\":\"2f6c1d4e\"}"
                .repeat(100)
                .getBytes(UTF_8);
        var keywords = new Keywords(Rules.shipped().all());
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThat(keywords.rules(body)).isZero();

        var before = threads.getCurrentThreadAllocatedBytes();
        var worth = 0L;
        for (var n = 0; n < 1000; n++) {
            worth |= keywords.rules(body);
        }
        var allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(worth).isZero();
        assertThat(allocated).as("bytes for a thousand bodies").isLessThan(1000);
    }

    private static List<String> pieces(Rule rule) {
        var pieces = new ArrayList<String>();
        var words = Stream.concat(
                rule.keywords().stream().limit(6), Stream.of("-----BEGIN PRIVATE KEY-----", "redis://a:"));
        for (var word : words.toList()) {
            for (var tail : List.of(
                    "",
                    "=",
                    "=(",
                    "= \"",
                    "=\"",
                    ":",
                    "://a:",
                    " ",
                    ".",
                    "-",
                    "\\",
                    "\\\\\"",
                    ">",
                    "aaaaaaaa",
                    "aaaaaaaa.",
                    "'")) {
                pieces.add(word + tail);
            }
            pieces.add((word + "=").repeat(10) + "(");
            pieces.add((word + "=x").repeat(1000 / word.length() - 2) + "(");
        }
        pieces.addAll(List.of("a", " ", "-", "\"", "\\", "/", ":", "--", "--a-", "@", "://", "://:", "A", "="));
        return pieces;
    }

    private static long looks(Rule rule, String piece, int length) {
        var text = new Counting(piece.repeat(length / piece.length() + 1));
        var matches = Objects.requireNonNull(rule.pattern()).matcher(text);
        while (matches.find()) {
            text.looks++;
        }
        return text.looks;
    }

    /** A text that counts how often somebody looks at one of its characters. */
    private static final class Counting implements CharSequence {

        private final String text;
        private long looks;

        Counting(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
