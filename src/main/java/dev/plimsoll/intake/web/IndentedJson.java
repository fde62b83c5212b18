package dev.plimsoll.intake.web;

/**
 * JSON with line breaks and indentation added, and otherwise as it was sent: no number is rounded, no repeated name is
 * lost.
 */
final class IndentedJson {

    /** Deep nesting would make megabytes of spaces: then the text stays as it was. */
    private static final int LONGEST = 2_000_000;

    private final StringBuilder out = new StringBuilder();
    private final String json;
    private int at;
    private int depth;

    private IndentedJson(String json) {
        this.json = json;
    }

    /** Indents text that is known to be JSON. */
    static String of(String json) {
        var indented = new IndentedJson(json);
        while (indented.at < json.length() && indented.out.length() < LONGEST) {
            indented.next(json.charAt(indented.at++));
        }
        return indented.out.length() < LONGEST ? indented.out.toString() : json;
    }

    private void next(char c) {
        switch (c) {
            case '"' -> string();
            case '{', '[' -> open(c);
            case '}', ']' -> close(c);
            case ',' -> line(c);
            case ':' -> out.append(": ");
            case ' ', '\t', '\n', '\r' -> {}
            default -> out.append(c);
        }
    }

    private void string() {
        var from = at - 1;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        out.append(json, from, ++at);
    }

    private void open(char c) {
        out.append(c);
        depth++;
        if (!isEmptyInside()) {
            indent();
        }
    }

    private void close(char c) {
        depth--;
        var last = out.charAt(out.length() - 1);
        if (last != '{' && last != '[') {
            indent();
        }
        out.append(c);
    }

    private void line(char c) {
        out.append(c);
        indent();
    }

    private void indent() {
        out.append('\n').append("  ".repeat(depth));
    }

    private boolean isEmptyInside() {
        while (Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return json.charAt(at) == '}' || json.charAt(at) == ']';
    }
}
