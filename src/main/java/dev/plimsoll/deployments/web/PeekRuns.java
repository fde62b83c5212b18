package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Basis;
import dev.plimsoll.deployments.Runs;
import org.jspecify.annotations.Nullable;

/**
 * What runs in one place, in words.
 *
 * @param basis how that is known, at the instant that is looked at
 */
record PeekRuns(Runs runs, Basis basis) {

    public Artifact artifact() {
        return Artifact.of(runs);
    }

    /** The target and, where it is not the usual one, the slot. */
    public String place() {
        var target = runs.target().equals("*") ? "" : runs.target();
        return runs.isStable() ? target : (target + " " + runs.slot()).strip();
    }

    public @Nullable String share() {
        return runs.weight() == null ? null : runs.weight().stripTrailingZeros().toPlainString() + " %";
    }

    public @Nullable String link() {
        return WebAddress.orNull(runs.url());
    }

    public @Nullable String shortDigest() {
        return runs.digest() == null ? null : Artifact.abbreviatedDigest(runs.digest());
    }

    public @Nullable String replaced() {
        return runs.isRollback() && runs.replacedSha() != null ? Artifact.abbreviated(runs.replacedSha()) : null;
    }

    public boolean isVerified() {
        return !basis.word().equals("claimed");
    }

    public String icon() {
        return isVerified() ? "ok" : "said";
    }

    /** How it is known, to stand before the age of the newest evidence. */
    public String known() {
        return switch (basis.word()) {
            case "confirmed" -> "Verified by " + observer();
            case "observed" ->
                runs.isMismatch() ? "Seen in place of what was reported, by " + observer() : "Seen by " + observer();
            default -> runs.observedAt() == null ? "As the pipeline reported" : "Reported; last verified";
        };
    }

    /** How many processes were seen, or null. */
    public @Nullable String replicas() {
        if (runs.replicas() == null) {
            return null;
        }
        return runs.replicas() == 1 ? "on 1 process" : "on %d processes".formatted(runs.replicas());
    }

    private String observer() {
        return runs.observer() == null
                ? "an observer"
                : "the " + runs.observer().replace('-', ' ');
    }
}
