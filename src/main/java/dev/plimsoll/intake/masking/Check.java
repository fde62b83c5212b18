package dev.plimsoll.intake.masking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** What must hold of a text beside its shape before it counts as a credential. */
enum Check {
    /** Nothing. */
    NONE {
        @Override
        boolean holds(CharSequence found) {
            return true;
        }
    },
    /** It is neither an address nor a path: the name of a field promises a password, its value says where one is. */
    NO_PLACE {
        @Override
        boolean holds(CharSequence found) {
            return !PLACE.matcher(found).lookingAt();
        }
    },
    /** It looks drawn at random, and is no id that the product lives on: no commit, digest, GUID, number or address. */
    RANDOM {
        @Override
        boolean holds(CharSequence found) {
            return found.length() >= 16
                    && HAS_DIGIT.matcher(found).find()
                    && !IDENTIFIER.matcher(found).matches()
                    && !PLACE.matcher(found).lookingAt();
        }
    },
    /** Its first part decodes to the header of a JSON Web Token. */
    JWT {
        @Override
        boolean holds(CharSequence found) {
            var header = found.toString().split("\\.", 2)[0];
            return decoded(header.replace('-', '+').replace('_', '/')).contains("\"alg\"");
        }
    },
    /** It decodes to a name, a colon and a password. */
    BASIC {
        @Override
        boolean holds(CharSequence found) {
            return NAME_AND_PASSWORD
                    .matcher(decoded(found.toString().replace("=", "")))
                    .matches();
        }
    };

    private static final Pattern PLACE =
            Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]{1,20}+:\\\\?/\\\\?/|\\.{0,2}/|[a-z]:\\\\|~/|secret(?:s)?[:/.])");
    private static final Pattern HAS_DIGIT = Pattern.compile("[0-9]");
    private static final Pattern NAME_AND_PASSWORD = Pattern.compile("[\\x20-\\x7e]{0,200}:[\\x20-\\x7e]{1,400}");

    private static final Pattern IDENTIFIER = Pattern.compile("(?i)[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128}"
            + "|(?:sha(?:1|256|384|512)|md5)[:=-].*"
            + "|\\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\}?"
            + "|[0-9.,:TZ+-]+|[a-z]+(?:[-_./][a-z]+)*[-_./]?[0-9]{0,4}");

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?is)[*x.\u00e2\u0080\u00a2#?_-]+|<.*>|(?-i:\\$[A-Z_][A-Z0-9_]*)|\\$?\\{.*\\}?|%[a-z_]+%|%[sv]|\\[[a-z ]+\\]|.*\\[masked:.*"
                    + "|\\(?redacted\\)?|\\[?filtered\\]?|hidden|masked|encrypted|true|false|null|nil|none|undefined|yes|no|on|off"
                    + "|required|optional|string|text|password|passwd|secret|token|your[-_ ].*|env[.:].*|process\\.env.*");

    abstract boolean holds(CharSequence found);

    /** Whether it stands for a credential instead of being one. */
    static boolean isPlaceholder(CharSequence found) {
        return PLACEHOLDER.matcher(found).matches();
    }

    /** Shannon entropy in bits for each character. */
    static double entropy(CharSequence text) {
        var counts = new int[256];
        text.chars().forEach(c -> counts[c & 0xff]++);
        var bits = 0.0;
        for (var count : counts) {
            if (count > 0) {
                var share = (double) count / text.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }

    /** Half a quantum at the end is left out; what is not Base64 decodes to nothing. */
    private static String decoded(String base64) {
        try {
            var whole = base64.length() % 4 == 1 ? base64.substring(0, base64.length() - 1) : base64;
            return new String(Base64.getDecoder().decode(whole), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
