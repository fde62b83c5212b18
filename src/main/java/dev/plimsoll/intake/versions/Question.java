package dev.plimsoll.intake.versions;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Where a service says which version it is, and how its answer is read.
 *
 * @param url http or https, without credentials
 * @param pointer an RFC 6901 pointer into the JSON of the answer; null if the answer is plain text
 * @param pattern a regular expression with one group, which is the version; null if all of the text is
 * @param names what the version is: {@code sha} or {@code digest}
 */
record Question(URI url, @Nullable String pointer, @Nullable String pattern, String names) {

    static final String SHA = "sha";
    static final String DIGEST = "digest";

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_RULE = 200;

    /**
     * @throws InvalidEndpoint if there is something that cannot be
     */
    static Question of(Draft draft) {
        return new Question(url(draft.url()), pointer(draft.pointer()), pattern(draft.pattern()), names(draft.names()));
    }

    boolean namesDigest() {
        return names.equals(DIGEST);
    }

    private static URI url(String text) {
        try {
            var url = new URI(text.strip());
            if (url.getScheme() == null || !SCHEMES.contains(url.getScheme()) || url.getHost() == null) {
                throw new InvalidEndpoint("url", "Give an address that begins with http:// or https:// and a host.");
            }
            if (url.getRawUserInfo() != null) {
                throw new InvalidEndpoint(
                        "url", "Leave name and password out of the address: it is shown to every reader.");
            }
            if (text.length() > LONGEST_URL) {
                throw new InvalidEndpoint("url", "The address is longer than %d characters.".formatted(LONGEST_URL));
            }
            return url;
        } catch (URISyntaxException e) {
            throw new InvalidEndpoint("url", "This is no address: %s.".formatted(e.getReason()));
        }
    }

    private static @Nullable String pointer(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return JsonPointer.compile(within("pointer", text.strip())).toString();
        } catch (IllegalArgumentException e) {
            throw new InvalidEndpoint("pointer", "A pointer begins with a slash, such as /git/commit/id.");
        }
    }

    private static @Nullable String pattern(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            if (Pattern.compile(within("pattern", text.strip())).matcher("").groupCount() != 1) {
                throw new InvalidEndpoint(
                        "pattern", "The pattern needs one group in round brackets: the part that is the version.");
            }
            return text.strip();
        } catch (PatternSyntaxException e) {
            throw new InvalidEndpoint("pattern", "This is no regular expression: %s.".formatted(e.getDescription()));
        }
    }

    private static String names(String word) {
        if (!word.equals(SHA) && !word.equals(DIGEST)) {
            throw new InvalidEndpoint("names", "\u201c%s\u201d is not known here: use sha or digest.".formatted(word));
        }
        return word;
    }

    private static String within(String field, String text) {
        if (text.length() > LONGEST_RULE) {
            throw new InvalidEndpoint(field, "This is longer than %d characters.".formatted(LONGEST_RULE));
        }
        return text;
    }
}
