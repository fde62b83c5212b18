package dev.plimsoll.intake.masking;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A part of a body as its reader will see it, one character for each byte, that knows where in the body each of them came
 * from.
 *
 * @param from where the part begins, inclusive
 * @param to where it ends, exclusive
 * @param origins for each byte where it came from in the body, and at last where that ends; null if these are the body's
 *     own bytes
 */
record Text(byte[] bytes, int from, int to, int @Nullable [] origins) implements CharSequence {

    static Text of(byte[] body) {
        return new Text(body, 0, body.length, null);
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes[from + index] & 0xff);
    }

    @Override
    public Text subSequence(int start, int end) {
        return new Text(bytes, from + start, from + end, origins);
    }

    /** Where in the body the character at this index began. */
    int origin(int index) {
        return origins == null ? from + index : origins[from + index];
    }

    boolean has(char c) {
        for (var at = from; at < to; at++) {
            if (bytes[at] == c) {
                return true;
            }
        }
        return false;
    }

    /** The bytes of a part. */
    byte[] bytes(int start, int end) {
        return Arrays.copyOfRange(bytes, from + start, from + end);
    }

    /** As a reader of JSON reads the inside of a string. */
    Text unescaped() {
        return has('\\') ? new Decoded(this).json() : this;
    }

    /** As a reader of addresses reads it. */
    Text percentDecoded(boolean isForm) {
        return has('%') || (isForm && has('+')) ? new Decoded(this).percent(isForm) : this;
    }

    @Override
    public String toString() {
        return new String(bytes, from, length(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** Writes the decoded bytes and where each came from. */
    private static final class Decoded {

        private final Text source;
        private final ByteArrayOutputStream out;
        private final int[] origins;
        private int at;

        Decoded(Text source) {
            this.source = source;
            out = new ByteArrayOutputStream(source.length());
            origins = new int[source.length() + 1];
        }

        Text json() {
            while (at < source.length()) {
                if (source.charAt(at) == '\\' && at + 1 < source.length()) {
                    escape(source.charAt(at + 1));
                } else {
                    put(source.charAt(at), 1);
                }
            }
            return done();
        }

        Text percent(boolean isForm) {
            while (at < source.length()) {
                var c = source.charAt(at);
                var value = c == '%' ? hex(at + 1, 2) : -1;
                if (value >= 0) {
                    put(value, 3);
                } else {
                    put(isForm && c == '+' ? ' ' : c, 1);
                }
            }
            return done();
        }

        private void escape(char c) {
            var code = c == 'u' ? hex(at + 2, 4) : -1;
            if (code >= 0) {
                var encoded = String.valueOf((char) code).getBytes(StandardCharsets.UTF_8);
                for (var n = 0; n < encoded.length; n++) {
                    put(encoded[n], n == encoded.length - 1 ? 6 : 0);
                }
            } else {
                put(plain(c), 2);
            }
        }

        private static int plain(char c) {
            return switch (c) {
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'b' -> '\b';
                case 'f' -> '\f';
                default -> c;
            };
        }

        private int hex(int start, int digits) {
            if (start + digits > source.length()) {
                return -1;
            }
            var value = 0;
            for (var n = start; n < start + digits; n++) {
                var digit = Character.digit(source.charAt(n), 16);
                if (digit < 0) {
                    return -1;
                }
                value = value * 16 + digit;
            }
            return value;
        }

        private void put(int value, int consumed) {
            origins[out.size()] = source.origin(at);
            out.write(value);
            at += consumed;
        }

        private Text done() {
            var bytes = out.toByteArray();
            origins[bytes.length] = source.origin(source.length());
            return new Text(bytes, 0, bytes.length, origins);
        }
    }
}
