package dev.plimsoll.intake;

import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * What people who connect a sender have to know.
 *
 * @param reads what Plimsoll takes from it, in a sentence or two
 * @param proof how its deliveries prove who sent them
 * @param isSecretOfSender whether the sender makes the secret, so that it has to be told to Plimsoll and not the other way
 *     round
 * @param steps what to do in the sender, in order; empty for a kind that has a page of its own for that
 */
public record Guide(String reads, Proof proof, boolean isSecretOfSender, List<Step> steps) {

    /** Stands in a snippet for where deliveries are sent to. */
    public static final String URL = "{url}";

    /** Stands in a snippet for the secret. */
    public static final String SECRET = "{secret}";

    /** Stands in a snippet for the same address with the secret as its password, for senders that can set no header. */
    public static final String URL_WITH_SECRET = "{url-with-secret}";

    /** Stands in a snippet for the secret as a key of Standard Webhooks. */
    public static final String KEY = "{whsec}";

    private static final String HIDDEN = "(the secret of this source)";

    public Guide {
        steps = List.copyOf(steps);
    }

    /** How a delivery proves who sent it. */
    public enum Proof {
        SIGNED("signed", "Each delivery is signed"),
        SIGNED_OR_SHOWN("signed or bearer", "Signed where the sender is told to, else the secret is shown"),
        SHOWN("bearer only", "The sender signs nothing and shows a secret: whoever reads the traffic can forge it");

        private final String word;
        private final String sentence;

        Proof(String word, String sentence) {
            this.word = word;
            this.sentence = sentence;
        }

        public String word() {
            return word;
        }

        public String sentence() {
            return sentence;
        }
    }

    /**
     * One thing to do.
     *
     * @param words what
     * @param snippet what to paste there, in which {@link #URL} and {@link #SECRET} stand for what belongs to the source; null
     *     if nothing
     */
    public record Step(String title, String words, @Nullable String snippet) {}

    /** The steps with the address and the secret in them; without a secret a word in its place. */
    public List<Step> filledIn(String url, @Nullable String secret) {
        return steps.stream()
                .map(step -> new Step(
                        step.title(),
                        filled(step.words(), url, secret),
                        step.snippet() == null ? null : filled(step.snippet(), url, secret)))
                .toList();
    }

    private static String filled(String text, String url, @Nullable String secret) {
        var shown = secret == null ? HIDDEN : secret;
        return text.replace(URL, url)
                .replace(SECRET, shown)
                .replace(KEY, secret == null ? HIDDEN : StandardWebhooks.asKey(secret))
                .replace(URL_WITH_SECRET, withSecret(url, shown));
    }

    private static String withSecret(String url, String secret) {
        return url.replaceFirst("://", Matcher.quoteReplacement("://plimsoll:%s@".formatted(secret)));
    }
}
