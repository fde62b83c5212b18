package dev.plimsoll.audit;

import java.io.IOException;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.json.JsonMapper;

/** JSON in the one form that RFC 8785 allows for it, so that the same content always has the same hash. */
final class Canonical {

    private static final JsonMapper JSON = new JsonMapper();

    private Canonical() {}

    /** Writes what {@link PlainValues} are made of. */
    static String of(Map<String, ?> value) {
        return of(JSON.writeValueAsString(value));
    }

    /**
     * @throws IllegalArgumentException if it is not JSON, or an object in it has two fields of one name
     */
    static String of(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException e) {
            throw new IllegalArgumentException("Not JSON that has a canonical form", e);
        }
    }

    /** Whether a text is JSON in this form. */
    static boolean is(String text) {
        try {
            return of(text).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
