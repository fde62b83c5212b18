package dev.plimsoll.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an act says, as values that JSON has and that survive the way into the database and back: a number that a double
 * cannot hold exactly becomes a text, and so does everything that JSON has no word for.
 */
final class PlainValues {

    private static final long LARGEST_EXACT = 1L << 53;

    private PlainValues() {}

    static @Nullable Map<String, @Nullable Object> of(@Nullable Map<String, ?> values) {
        return values == null ? null : object(values);
    }

    /** A text without halves of characters, which UTF-8 has no bytes for. */
    static String text(CharSequence text) {
        return new String(text.toString().getBytes(UTF_8), UTF_8);
    }

    /** A text for one line: without control characters, and at most {@code length} characters long. */
    static String line(String text, int length) {
        var line = text(text).replaceAll("\\p{Cntrl}", "\ufffd");
        var end = Math.min(line.length(), length);
        return line.substring(
                0, end < line.length() && Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> values) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((name, value) -> plain.put(text(String.valueOf(name)), value(value)));
        return plain;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return isExact(number) ? number : number.toString();
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(PlainValues::value).toList();
        }
        return text(value.toString());
    }

    private static boolean isExact(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue());
        }
        return (number instanceof Long
                        || number instanceof Integer
                        || number instanceof Short
                        || number instanceof Byte)
                && Math.abs(number.longValue()) <= LARGEST_EXACT;
    }
}
