package dev.plimsoll.intake;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads one text of a body and keeps nothing of the rest: for bodies that nobody has vouched for yet. */
public final class Glimpse {

    private Glimpse() {}

    /** The text at the path, by field names, as {@link Tree#text} gives it; empty if there is none, or no JSON. */
    public static String of(JsonMapper json, byte[] body, String... path) {
        try (var parser = json.createParser(body)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? below(parser, path, 0) : "";
        } catch (JacksonException e) {
            return "";
        }
    }

    private static String below(JsonParser parser, String[] path, int depth) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var isNext = path[depth].equals(parser.currentName());
            var value = parser.nextToken();
            if (isNext && depth == path.length - 1) {
                return value == JsonToken.VALUE_STRING
                        ? Tree.storable(parser.getString()).strip()
                        : "";
            }
            if (isNext && value == JsonToken.START_OBJECT) {
                return below(parser, path, depth + 1);
            }
            parser.skipChildren();
        }
        return "";
    }
}
