package dev.plimsoll.intake.clusters;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment brings, as far as its image or a mark tells: never the revision of the repository with the manifests,
 * which is a commit of another history.
 *
 * @param sha the commit; without one, and without a digest, the version that the image is tagged with
 * @param ref the tag of the image
 */
public record Brought(
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String ref) {

    public static final Brought NOTHING = new Brought(null, null, null);

    private static final Pattern SHA = Pattern.compile("\\S{4,64}");
    private static final Pattern DIGEST = Pattern.compile("(?:sha256|blake3):[0-9a-f]{64}|sha512:[0-9a-f]{128}");

    /**
     * What an image brings.
     *
     * @param marked the commit that a mark names
     */
    public static Brought of(@Nullable String marked, @Nullable Image image) {
        var sha = marked != null && SHA.matcher(marked).matches() ? marked : null;
        if (image == null) {
            return new Brought(sha, null, null);
        }
        var digest = digest(image.digest());
        return new Brought(sha == null ? named(image, digest) : sha, digest, image.tag());
    }

    /** A digest as the registered algorithms write it; null if it is none. */
    public static @Nullable String digest(@Nullable String text) {
        return text != null && DIGEST.matcher(text).matches() ? text : null;
    }

    private static @Nullable String named(Image image, @Nullable String digest) {
        var commit = image.commit();
        return commit == null && digest == null ? image.version() : commit;
    }

    public boolean isNothing() {
        return sha == null && digest == null;
    }

    /** In a sentence. */
    public String inWords() {
        var version = sha == null ? digest : sha;
        return version == null
                ? "an unnamed version"
                : version.substring(0, Math.min(version.length(), sha == null ? 19 : 12));
    }
}
