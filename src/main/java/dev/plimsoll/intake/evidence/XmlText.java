package dev.plimsoll.intake.evidence;

import dev.plimsoll.intake.UnreadableDelivery;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a body that is XML, in the encoding that it declares. */
final class XmlText {

    private static final int HEAD = 200;
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]{0,100}\\sencoding\\s*=\\s*[\"']([^\"']{1,40})");

    private XmlText() {}

    /**
     * The text, or null if the body is no XML.
     *
     * @throws UnreadableDelivery if nobody knows the encoding
     */
    static @Nullable String of(byte[] body) {
        var text = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1);
        var wide = text.startsWith("\u00fe\u00ff") || text.startsWith("\u00ff\u00fe");
        var charset = wide ? StandardCharsets.UTF_16 : declared(text.strip());
        var head = new String(body, 0, Math.min(body.length, HEAD), charset);
        return without(head).startsWith("<") ? without(new String(body, charset)) : null;
    }

    /** Without the mark of the byte order and blanks before it. */
    private static String without(String text) {
        return (text.startsWith("\ufeff") ? text.substring(1) : text).strip();
    }

    private static Charset declared(String head) {
        var declared = DECLARED.matcher(head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head);
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalArgumentException e) {
            throw new UnreadableDelivery(
                    "The XML declares an encoding that is not known: write it in UTF-8 and declare that.");
        }
    }
}
