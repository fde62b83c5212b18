package dev.plimsoll.intake.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version endpoint with what it last said.
 *
 * @param target the part of the environment; {@code *} for all of it
 * @param declaredAs its name in the configuration; null if it was made on a page
 * @param said the beginning of the last answer
 * @param understood the version in the last answer; null if there was none
 * @param reason why there was none
 * @param deploymentId our number of the last deployment that took effect there; null if there is none
 * @param expected the version that this deployment names, a commit or a digest as the endpoint; null if it names none
 * @param checkedUntil until when it is asked about that deployment; null if that is settled
 */
record EndpointLine(
        long id,
        String service,
        String environment,
        String target,
        String url,
        @Nullable String pointer,
        @Nullable String pattern,
        String names,
        @Nullable String declaredAs,
        boolean isEnabled,
        @Nullable Instant askedAt,
        @Nullable String said,
        @Nullable String understood,
        @Nullable String reason,
        @Nullable Long deploymentId,
        @Nullable String expected,
        @Nullable Instant checkedUntil) {

    private static final int SHORT = 7;
    private static final int SHORT_DIGEST = 19;

    public VersionMark mark() {
        if (!isEnabled) {
            return VersionMark.PAUSED;
        }
        if (askedAt == null) {
            return VersionMark.UNASKED;
        }
        if (understood == null) {
            return VersionMark.FAILS;
        }
        if (expected == null) {
            return VersionMark.ALONE;
        }
        if (expected.equals(understood)) {
            return VersionMark.AGREES;
        }
        return checkedUntil == null ? VersionMark.DIFFERS : VersionMark.LAGS;
    }

    public boolean isDeclared() {
        return declaredAs != null;
    }

    public boolean isEverywhere() {
        return target.equals("*");
    }

    /** The environment, with the target where there is one. */
    public String place() {
        return isEverywhere() ? environment : environment + ", " + target;
    }

    public String shortUnderstood() {
        return shortened(understood);
    }

    public String shortExpected() {
        return shortened(expected);
    }

    private static String shortened(@Nullable String version) {
        if (version == null) {
            return "";
        }
        var length = version.contains(":") ? SHORT_DIGEST : SHORT;
        return version.substring(0, Math.min(length, version.length()));
    }
}
