package dev.plimsoll.intake.versions;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the version out of an answer. */
@Component
class VersionReader {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
    private static final Pattern DIGEST = Pattern.compile("(?:sha256:)?([0-9a-f]{64})");
    private static final int SHOWN = 200;
    private static final int LONGEST_SHOWN_VALUE = 60;

    private final JsonMapper json;

    VersionReader(JsonMapper json) {
        this.json = json;
    }

    /** The beginning of an answer, for a person to look at. */
    static String shown(String answer) {
        var text = answer.replaceAll("\\p{Cntrl}+", " ").strip();
        var end = Math.min(text.length(), SHOWN);
        return text.substring(
                0, end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /**
     * Returns a commit in lower case, maybe a short one, or a digest with its algorithm.
     *
     * @throws AskFailed if there is none
     */
    String read(Question question, String answer) {
        var text = question.pointer() == null ? answer : pointed(question.pointer(), answer);
        if (text.isBlank()) {
            throw new AskFailed("empty", "It answered nothing: give an address that answers with the version.");
        }
        var version = (question.pattern() == null ? text : matched(question.pattern(), text))
                .strip()
                .toLowerCase(Locale.ROOT);
        return question.namesDigest() ? digest(version) : commit(version);
    }

    private String pointed(String pointer, String answer) {
        var value = parsed(answer).at(pointer);
        if (!value.isValueNode() || value.isNull()) {
            throw new AskFailed(
                    "pointer",
                    "The pointer %s finds no text in the answer: correct it, or let the service publish its version."
                            .formatted(pointer));
        }
        return value.asString();
    }

    private JsonNode parsed(String answer) {
        try {
            return json.readTree(answer);
        } catch (JacksonException e) {
            throw new AskFailed(
                    "not-json",
                    "The answer is not JSON: leave the pointer empty if it is plain text, or correct the address.");
        }
    }

    private static String matched(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(new PatientText(text));
        var group = found.find() ? found.group(1) : null;
        if (group == null) {
            throw new AskFailed("pattern", "The pattern %s finds nothing in %s.".formatted(pattern, quoted(text)));
        }
        return group;
    }

    private static String commit(String version) {
        if (!COMMIT.matcher(version).matches()) {
            throw new AskFailed(
                    "not-a-version",
                    "%s is no commit, which has 7 to 64 hexadecimal digits: point at the commit, or cut it out with a pattern."
                            .formatted(quoted(version)));
        }
        return version;
    }

    private static String digest(String version) {
        var found = DIGEST.matcher(version);
        if (!found.matches()) {
            throw new AskFailed(
                    "not-a-version",
                    "%s is no digest such as sha256:\u2026 with 64 hexadecimal digits: point at it, or cut it out with a pattern."
                            .formatted(quoted(version)));
        }
        return "sha256:" + found.group(1);
    }

    private static String quoted(@Nullable String text) {
        var shown = shown(String.valueOf(text));
        return "\u201c"
                + (shown.length() > LONGEST_SHOWN_VALUE ? shown.substring(0, LONGEST_SHOWN_VALUE) + "\u2026" : shown)
                + "\u201d";
    }
}
