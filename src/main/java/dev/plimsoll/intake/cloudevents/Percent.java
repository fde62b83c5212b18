package dev.plimsoll.intake.cloudevents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding, in which a plus is a plus. What is not encoded as it should be stays as it is. */
final class Percent {

    private Percent() {}

    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream(text.length());
        var raw = text.getBytes(StandardCharsets.UTF_8);
        for (var n = 0; n < raw.length; n++) {
            var value = raw[n] == '%' && n + 2 < raw.length ? hex(raw[n + 1], raw[n + 2]) : -1;
            bytes.write(value < 0 ? raw[n] : value);
            n += value < 0 ? 0 : 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte first, byte second) {
        var high = Character.digit(first, 16);
        var low = Character.digit(second, 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
