package dev.plimsoll.gates;

import org.jspecify.annotations.Nullable;

/** Artifacts as people call them. */
final class GateNames {

    private GateNames() {}

    /** A short SHA, else the beginning of a digest, else the configuration. */
    static String of(@Nullable String sha, @Nullable String digest) {
        if (sha != null) {
            return sha.substring(0, Math.min(7, sha.length()));
        }
        return digest == null ? "a configuration" : digest.substring(0, Math.min(15, digest.length()));
    }
}
