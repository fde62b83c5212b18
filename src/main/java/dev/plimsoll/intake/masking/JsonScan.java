package dev.plimsoll.intake.masking;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks through JSON, one document or many behind each other, and shows each string to the scan together with the name of
 * its field. Knows strings that hold JSON themselves.
 */
final class JsonScan {

    /** As deep as a parser would follow. Deeper, and for strings inside strings, text is only text. */
    private static final int DEEPEST = 500;

    private static final int DEEPEST_INSIDE = 5;

    private final Scan scan;
    private final Text json;
    private final Supplier<String> prefix;
    private final int level;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private int at;

    private JsonScan(Scan scan, Text json, Supplier<String> prefix, int level) {
        this.scan = scan;
        this.json = json;
        this.prefix = prefix;
        this.level = level;
    }

    /** Looks through what may be JSON; what turns out to be none is looked through as text. */
    static void of(Scan scan, Text text, Supplier<String> prefix) {
        new JsonScan(scan, text, prefix, 0).orText();
    }

    static boolean mayBe(Text text) {
        for (var n = 0; n < text.length(); n++) {
            var c = text.charAt(n);
            if (c > ' ' && c != 0xef && c != 0xbb && c != 0xbf) {
                return c == '{' || c == '[' || c == '"';
            }
        }
        return false;
    }

    private void orText() {
        if (!walk()) {
            scan.text(json, prefix);
        }
    }

    /** Whether it was JSON as far as one can see. */
    private boolean walk() {
        while (at < json.length()) {
            if (!next(json.charAt(at++)) || frames.size() > DEEPEST) {
                return false;
            }
        }
        return frames.isEmpty();
    }

    private boolean next(char c) {
        switch (c) {
            case '{', '[' -> frames.push(new Frame(c == '{'));
            case '}', ']' -> {
                return frames.poll() != null;
            }
            case ',' -> frames.stream().limit(1).forEach(Frame::next);
            case ':' -> frames.stream().limit(1).forEach(Frame::value);
            case '"' -> {
                return string();
            }
            default -> {
                return c <= ' ' || c >= 0xbb || (Character.isLetterOrDigit(c) && c < 0x80) || "+-.".indexOf(c) >= 0;
            }
        }
        return true;
    }

    private boolean string() {
        var start = at;
        while (at < json.length() && json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= json.length()) {
            return false;
        }
        var token = json.subSequence(start, at++).unescaped();
        var frame = frames.peek();
        if (frame != null && frame.isAtName()) {
            name(frame, token);
        } else {
            value(frame, token);
        }
        return true;
    }

    private void name(Frame frame, Text token) {
        var before = scan.count();
        scan.text(token, this::place);
        frame.name = scan.count() == before ? token.toString() : "(masked)";
    }

    private void value(@Nullable Frame frame, Text token) {
        scan.field(field(frame, token), token, this::place);
        if (level < DEEPEST_INSIDE && mayBe(token)) {
            new JsonScan(scan, token, this::place, level + 1).orText();
        } else {
            scan.text(token, this::place);
        }
    }

    /** In a list of names and values, as of environment variables, the name stands beside the value. */
    private @Nullable String field(@Nullable Frame frame, Text token) {
        if (frame == null) {
            return null;
        }
        if (!frame.isObject) {
            var above = frames.stream().skip(1).findFirst();
            return above.map(outer -> outer.name).orElse(null);
        }
        if (frame.name.equals("name") || frame.name.equals("key")) {
            frame.label = token.toString();
        }
        return frame.name.equals("value") && frame.label != null ? frame.label : frame.name;
    }

    private String place() {
        var pointer = new StringBuilder(prefix.get());
        for (Iterator<Frame> each = frames.descendingIterator(); each.hasNext(); ) {
            pointer.append('/').append(each.next().step());
        }
        return pointer.toString();
    }

    /** An object or an array that has begun and not ended. */
    private static final class Frame {

        private final boolean isObject;
        private boolean isAtValue;
        private int index;
        private String name = "";
        private @Nullable String label;

        Frame(boolean isObject) {
            this.isObject = isObject;
        }

        boolean isAtName() {
            return isObject && !isAtValue;
        }

        void value() {
            isAtValue = true;
        }

        void next() {
            isAtValue = false;
            index++;
        }

        String step() {
            return isObject ? name.replace("~", "~0").replace("/", "~1") : String.valueOf(index);
        }
    }
}
