package dev.plimsoll.gates.web;

import org.jspecify.annotations.Nullable;

/** What people recognise a version by: seven characters of a full commit id, else the start of its digest. */
final class ShortName {

    private ShortName() {}

    static String of(@Nullable String sha, @Nullable String digest) {
        if (sha != null) {
            return sha.matches("[0-9a-f]{40}|[0-9a-f]{64}") ? sha.substring(0, 7) : sha;
        }
        return digest == null ? "nothing known" : digest.substring(0, Math.min(19, digest.length()));
    }
}
