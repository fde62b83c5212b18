package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Runs;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is or was deployed, as far as its sender named it. */
record Artifact(@Nullable String sha, @Nullable String digest) {

    private static final Pattern FULL_COMMIT = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
    private static final int SHORT = 7;

    static Artifact of(Runs runs) {
        return new Artifact(runs.sha(), runs.digest());
    }

    /** Seven characters of a full Git commit id; anything else as its sender wrote it. */
    static String abbreviated(String sha) {
        return FULL_COMMIT.matcher(sha).matches() ? sha.substring(0, SHORT) : sha;
    }

    /** The first and last characters of an image's digest: {@code sha256:d4f2…a1b9}. */
    static String abbreviatedDigest(String digest) {
        var start = digest.indexOf(':') + 1;
        return digest.length() - start <= 9
                ? digest
                : digest.substring(0, start + 4) + "…" + digest.substring(digest.length() - 4);
    }

    /** The SHA, else the digest, else the words for neither. */
    public String shown() {
        if (sha != null) {
            return abbreviated(sha);
        }
        return digest == null ? "no SHA given" : abbreviatedDigest(digest);
    }

    /** Whether both are one artifact: by digest where both have one, else by commit. Two unknowns are not the same. */
    boolean isSameAs(Artifact other) {
        if (digest != null && other.digest != null) {
            return digest.equals(other.digest);
        }
        return sha != null && sha.equals(other.sha);
    }
}
