package dev.plimsoll;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;

/**
 * A badge: two words on two grounds, 20 pixels high, as wide as its text, without any file from elsewhere.
 *
 * @param label what it is about
 * @param words what it says of it
 * @param colour of the ground behind the words, such as {@code #1f3a5f}
 */
public record BadgeSvg(String label, String words, String colour) {

    /** The colour behind words that are neither good nor bad. */
    public static final String NEUTRAL = "#1f3a5f";

    /** The colour where there is nothing to say. */
    public static final String NONE = "#5a6068";

    private static final MediaType TYPE = new MediaType(new MediaType("image", "svg+xml"), UTF_8);
    private static final int LONGEST = 60;
    private static final int LETTER = 7;
    private static final int PADDING = 8;

    private static final String PICTURE = """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%6$s: %7$s">
            <title>%6$s: %7$s</title>
            <rect width="%1$d" height="20" rx="3" fill="#33383f"/>
            <path d="M%2$d 0h%3$da3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-%3$dz" fill="%4$s"/>
            <g fill="#fff" font-family="DejaVu Sans Mono,Menlo,Consolas,monospace" font-size="11">
            <text x="8" y="14" textLength="%8$d" lengthAdjust="spacingAndGlyphs">%6$s</text>
            <text x="%5$d" y="14" textLength="%9$d" lengthAdjust="spacingAndGlyphs">%7$s</text>
            </g>
            </svg>
            """;

    /** The picture, which is asked for anew each time and sent anew only if it changed. */
    public ResponseEntity<byte[]> answer(HttpStatus status) {
        var svg = picture().getBytes(UTF_8);
        return ResponseEntity.status(status)
                .contentType(TYPE)
                .cacheControl(CacheControl.noCache())
                .eTag("\"" + DigestUtils.md5DigestAsHex(svg) + "\"")
                .body(svg);
    }

    private String picture() {
        var plainLabel = shortened(label);
        var plainWords = shortened(words);
        var left = width(plainLabel);
        var right = width(plainWords);
        return PICTURE.formatted(
                left + right,
                left,
                right - 3,
                colour,
                left + PADDING,
                escaped(plainLabel),
                escaped(plainWords),
                left - 2 * PADDING,
                right - 2 * PADDING);
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length()) * LETTER + 2 * PADDING;
    }

    private static String shortened(String text) {
        var plain = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]", "");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "\u2026";
    }

    /** HTML has names for letters that XML does not know: only what XML knows is written by name. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
