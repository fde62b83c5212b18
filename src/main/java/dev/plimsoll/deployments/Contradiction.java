package dev.plimsoll.deployments;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two that cannot both be right: two senders, or a sender and what was seen running.
 *
 * @param deploymentId our number of the deployment that is spoken against; null where nobody claimed anything
 * @param since when both were known of the place
 * @param saidSha what the sender said
 * @param foundSha what speaks against it
 * @param otherAt when that came to be: an artifact was built, a version began to run
 * @param detail what the kind needs besides: that a build was skipped, an image, an observer
 */
public record Contradiction(
        String kind,
        @Nullable Long deploymentId,
        long serviceId,
        long environmentId,
        String target,
        Instant since,
        @Nullable String saidSha,
        @Nullable String foundSha,
        @Nullable String saidDigest,
        @Nullable String foundDigest,
        @Nullable Instant otherAt,
        @Nullable String detail) {

    private enum Kind {
        ARTIFACT_OF_ANOTHER_COMMIT(true, "built"),
        OTHER_VERSION_RUNS(true, "seen"),
        UNEXPLAINED_CHANGE(true, "seen"),
        SAME_ARTIFACT_NEW_COMMIT(false, "running since"),
        BUILT_TWICE(false, "built"),
        TAG_MOVED(false, "built"),
        NO_OP(false, "running since");

        private final boolean isGrave;
        private final String timeWord;

        Kind(boolean isGrave, String timeWord) {
            this.isGrave = isGrave;
            this.timeWord = timeWord;
        }
    }

    private Kind known() {
        return Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    /** Whether something else runs than people believe. */
    public boolean isGrave() {
        return known().isGrave;
    }

    /** Whether it only says that a deployment changed nothing. */
    public boolean isNoOp() {
        return known() == Kind.NO_OP;
    }

    /** Whether it is about what was seen running, and so ends when something else is. */
    public boolean isAboutWhatRuns() {
        return known() == Kind.OTHER_VERSION_RUNS || known() == Kind.UNEXPLAINED_CHANGE;
    }

    /** What is wrong, to stand before {@link #timeWord} and {@link #otherAt}. */
    public String said() {
        return switch (known()) {
            case ARTIFACT_OF_ANOTHER_COMMIT -> "Claims %s but carries the artifact of %s".formatted(claimed(), found());
            case OTHER_VERSION_RUNS -> otherVersion();
            case UNEXPLAINED_CHANGE -> "Runs %s, and nobody says to have deployed it".formatted(found());
            case SAME_ARTIFACT_NEW_COMMIT ->
                "The commit changed from %s to %s, the artifact did not".formatted(found(), claimed());
            case BUILT_TWICE -> "%s was built twice, into %s and %s".formatted(claimed(), artifact(), otherArtifact());
            case TAG_MOVED ->
                "The tag %s has meant two artifacts, %s and %s".formatted(image(), artifact(), otherArtifact());
            case NO_OP -> "A no-op: %s was what ran already".formatted(claimed());
        };
    }

    /** An abbreviation is not compared with a whole SHA: it could be of another one. */
    private String otherVersion() {
        return found().equals(claimed())
                ? "Runs %s, which is not the whole SHA %s that the pipeline reported".formatted(foundSha, saidSha)
                : "Runs %s, though the pipeline reported %s".formatted(found(), claimed());
    }

    /** How {@link #otherAt} is introduced; the other artifact's building, or when something began to run. */
    public String timeWord() {
        return known().timeWord;
    }

    /** What else belongs to it; may be empty. */
    public String then() {
        return switch (known()) {
            case ARTIFACT_OF_ANOTHER_COMMIT ->
                "skipped".equals(detail)
                        ? "The build of %s was skipped.".formatted(claimed())
                        : "No build of %s is known to have made it.".formatted(claimed());
            case OTHER_VERSION_RUNS -> detail == null ? "" : "Said by the %s.".formatted(detail.replace('-', ' '));
            case BUILT_TWICE, TAG_MOVED -> "What was tested need not be what runs.";
            case UNEXPLAINED_CHANGE, SAME_ARTIFACT_NEW_COMMIT, NO_OP -> "";
        };
    }

    /** All of it, with the time in UTC. */
    public String sentence() {
        var time = otherAt == null ? "" : ", %s %s".formatted(timeWord(), otherAt);
        return (said() + time + ". " + then()).strip();
    }

    /** Beside the version that runs, in a few words. */
    public String shortly() {
        return switch (known()) {
            case ARTIFACT_OF_ANOTHER_COMMIT -> "carries " + found();
            case OTHER_VERSION_RUNS -> "reported " + claimed();
            case UNEXPLAINED_CHANGE -> "nobody claims it";
            case SAME_ARTIFACT_NEW_COMMIT -> "artifact unchanged";
            case BUILT_TWICE -> "built twice";
            case TAG_MOVED -> "tag moved";
            case NO_OP -> "no-op";
        };
    }

    private String claimed() {
        return name(saidSha, saidDigest);
    }

    private String found() {
        return name(foundSha, foundDigest);
    }

    private String artifact() {
        return name(null, saidDigest);
    }

    private String otherArtifact() {
        return name(null, foundDigest);
    }

    /** What stands behind the last slash of an image: its name and tag. */
    private String image() {
        var image = Objects.requireNonNullElse(detail, "");
        return image.substring(image.lastIndexOf('/') + 1);
    }

    private static String name(@Nullable String sha, @Nullable String digest) {
        return new Version(sha, digest, null).shortName();
    }
}
