package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.NotUndone;
import dev.plimsoll.deployments.Rollback;
import dev.plimsoll.deployments.ServiceRestored;
import dev.plimsoll.deployments.VersionRestored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One rollback in a list. */
record RollbackLine(Rollback rollback) {

    public Artifact from() {
        return new Artifact(rollback.from().sha(), rollback.from().digest());
    }

    /** Our number of the deployment that had brought what was taken back; null if nobody claims it. */
    public @Nullable Long fromNumber() {
        return rollback.from().number();
    }

    public Artifact to() {
        return new Artifact(rollback.to().sha(), rollback.to().digest());
    }

    /** Its start, or its end where nobody reported the start. */
    public Instant began() {
        return Objects.requireNonNullElse(rollback.startedAt(), rollback.tookEffectAt());
    }

    public boolean hasStart() {
        return rollback.startedAt() != null;
    }

    public @Nullable Duration took() {
        return rollback.took();
    }

    public VersionRestored restored() {
        return rollback.versionRestored();
    }

    /** Yes is solid only where somebody has looked. */
    public String icon() {
        return switch (restored().word()) {
            case "yes" -> restored().at() == null ? "said" : "ok";
            case "no" -> "no";
            default -> "said";
        };
    }

    public String tone() {
        return switch (icon()) {
            case "ok" -> "ok";
            case "no" -> "bad";
            default -> "";
        };
    }

    public ServiceRestored service() {
        return rollback.serviceRestored();
    }

    public List<NotUndone> notUndone() {
        return rollback.notUndone();
    }
}
