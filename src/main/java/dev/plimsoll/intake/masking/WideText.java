package dev.plimsoll.intake.masking;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells text of two or four bytes for each character by its first bytes, as readers of JSON do. */
final class WideText {

    private WideText() {}

    /** The character set, or null if one byte or more at a time make a character, as in UTF-8. */
    static @Nullable Charset charsetOf(byte[] body) {
        if (body.length < 4 || body.length % 2 != 0) {
            return null;
        }
        var first = (body[0] & 0xff) << 24 | (body[1] & 0xff) << 16 | (body[2] & 0xff) << 8 | (body[3] & 0xff);
        if (first >>> 8 == 0 || first == 0xfeff) {
            return Charset.forName("UTF-32BE");
        }
        if ((first & 0x00ffffff) == 0 || first == 0xfffe0000) {
            return Charset.forName("UTF-32LE");
        }
        if (first >>> 16 == 0xfeff || first >>> 24 == 0) {
            return StandardCharsets.UTF_16BE;
        }
        return first >>> 16 == 0xfffe || (first >>> 16 & 0xff) == 0 ? StandardCharsets.UTF_16LE : null;
    }
}
