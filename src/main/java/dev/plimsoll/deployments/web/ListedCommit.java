package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.KnownCommit;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One commit in a list of them. */
record ListedCommit(KnownCommit commit) {

    public String sha() {
        return commit.sha();
    }

    public String shown() {
        return Artifact.abbreviated(commit.sha());
    }

    public String subject() {
        return Objects.requireNonNullElse(commit.subject(), "subject not reported");
    }

    public @Nullable String author() {
        return commit.author();
    }

    public @Nullable Instant at() {
        return commit.writtenAt();
    }

    public boolean isMerge() {
        return commit.isMerge();
    }

    public @Nullable Long change() {
        return commit.change();
    }

    /** Where its forge shows it. */
    public @Nullable String link() {
        return WebAddress.orNull(commit.url());
    }
}
