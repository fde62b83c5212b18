package dev.plimsoll.deployments;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can run: a commit, the artifact made of it, and the configuration it runs with. A part that nobody spoke of is
 * null and speaks against nothing.
 */
record Version(
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash) {

    /** Whether it names neither a commit nor an artifact, as a change of configuration alone does. */
    boolean hasNoCode() {
        return sha == null && digest == null;
    }

    /** Whether the two are known to be one: the commit decides, where it is unknown the artifact, then the configuration. */
    boolean isSameAs(Version other) {
        return isSameCodeAs(other) && isSameConfigAs(other);
    }

    /** Where neither names any code and both a configuration, the code is whatever ran under both. */
    boolean isSameCodeAs(Version other) {
        if (sha != null && other.sha != null) {
            return sha.equals(other.sha);
        }
        return digest == null
                ? hasNoCode() && other.hasNoCode() && configHash != null && other.configHash != null
                : digest.equals(other.digest);
    }

    boolean isSameConfigAs(Version other) {
        return configHash == null || other.configHash == null || configHash.equals(other.configHash);
    }

    /** Whether it is the code of the other and tells a configuration that is not known of the other. */
    boolean makesConfigKnownOf(Version other) {
        return isSameCodeAs(other) && configHash != null && other.configHash == null;
    }

    /**
     * Whether it is known to come back as what ran, in place of another: where it differs from that only in its
     * configuration, one that nobody spoke of is not known to have been the same.
     */
    boolean comesBackAs(Version ran, Version inPlaceOf) {
        var isOtherConfigOnly = isSameCodeAs(inPlaceOf) && !isSameConfigAs(inPlaceOf);
        return isSameAs(ran) && !(isOtherConfigOnly && ran.configHash == null);
    }

    /** Whether the two name something of the same sort, so that they can agree or differ. */
    boolean isComparableWith(Version other) {
        return (sha != null && other.sha != null) || (digest != null && other.digest != null);
    }

    /** This configuration on the code that runs. */
    Version onCodeOf(Version running) {
        return new Version(running.sha, running.digest, configHash);
    }

    /** How it is called in a sentence. */
    String shortName() {
        if (sha != null) {
            return sha.matches("[0-9a-f]{40}|[0-9a-f]{64}") ? sha.substring(0, 7) : sha;
        }
        return digest == null
                ? "configuration " + Objects.requireNonNullElse(configHash, "of unknown content")
                : digest.substring(0, Math.min(digest.length(), 19));
    }
}
