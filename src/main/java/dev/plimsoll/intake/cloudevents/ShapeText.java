package dev.plimsoll.intake.cloudevents;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * Reads how the fields of an object are written down here: names between braces, each a text unless something follows it.
 *
 * <pre>
 * name       may be absent; must not be empty
 * name*      must be there
 * name~      may be empty
 * name(a|b)  one of these words
 * name[]     a list of texts
 * name!      an instant
 * name?      an object of any fields, or Base64
 * name{…}    an object of these fields, and of others if + follows
 * </pre>
 */
final class ShapeText {

    private final String text;
    private int at;

    private ShapeText(String text) {
        this.text = text;
    }

    static Shape.Fields read(String text) {
        return new ShapeText(text).fields();
    }

    private Shape.Fields fields() {
        expect('{');
        var fields = new LinkedHashMap<String, Shape.Field>();
        for (skipBlanks(); !skips('}'); skipBlanks()) {
            var name = name();
            var isNeeded = skips('*');
            fields.put(name, new Shape.Field(isNeeded, shape()));
        }
        return new Shape.Fields(fields, skips('+'));
    }

    private Shape shape() {
        if (at < text.length() && text.charAt(at) == '{') {
            return fields();
        }
        if (skips('[')) {
            expect(']');
            return new Shape.Texts();
        }
        if (skips('!')) {
            return new Shape.Moment();
        }
        if (skips('?')) {
            return new Shape.Anything();
        }
        return skips('(') ? new Shape.Text(false, words()) : new Shape.Text(skips('~'), List.of());
    }

    private List<String> words() {
        var end = text.indexOf(')', at);
        var words = List.of(text.substring(at, end).split("\\|"));
        at = end + 1;
        return words;
    }

    private String name() {
        var start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw new IllegalArgumentException("No name at %d of %s".formatted(at, text));
        }
        return text.substring(start, at);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean skips(char character) {
        var isThere = at < text.length() && text.charAt(at) == character;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void expect(char character) {
        if (!skips(character)) {
            throw new IllegalArgumentException("No %s at %d of %s".formatted(character, at, text));
        }
    }
}
