package dev.plimsoll.incidents;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Markdown text in the making. What others wrote is text in it and no markup. */
final class Markdown {

    private final StringBuilder text = new StringBuilder();

    Markdown line(String line) {
        text.append(line).append('\n');
        return this;
    }

    Markdown section(String title) {
        return line("").line("## " + title).line("");
    }

    Markdown part(String title) {
        return line("").line("### " + title).line("");
    }

    /** A row of a table; each cell is markup already. */
    Markdown row(String... cells) {
        return line(Arrays.stream(cells).collect(Collectors.joining(" | ", "| ", " |")));
    }

    Markdown header(String... cells) {
        return row(cells).line("|---".repeat(cells.length) + "|");
    }

    String text() {
        return text.toString();
    }

    /** What somebody has to write: we do not know it, and make nothing up. */
    static String prompt(String what) {
        return "_To be written: " + what + "_";
    }

    /** What somebody wrote, on one line and without any meaning as markup. */
    static String plain(@Nullable String words) {
        return words == null
                ? ""
                : words.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ")
                        .strip()
                        .replaceAll("([\\\\`*_{}\\[\\]()<>#!|~&$])", "\\\\$1")
                        .replaceAll("^([-+=])", "\\\\$1")
                        .replaceAll("^(\\d+)([.)])", "$1\\\\$2");
    }

    /** A name as it is typed, such as a digest. */
    static String code(@Nullable String name) {
        return name == null || name.isBlank()
                ? ""
                : "`"
                        + name.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ")
                                .replace('`', '\'')
                                .replace('|', '/') + "`";
    }

    /** An address to follow, if it is one on the web; anything else is text. */
    static String address(@Nullable String url) {
        return url != null && url.matches("https?://[^\\s<>|`\\\\]+") ? "<" + url + ">" : plain(url);
    }
}
