package dev.plimsoll.intake.gitlab;

import dev.plimsoll.deployments.DeploymentReport;
import dev.plimsoll.deployments.Doorkeeper;
import dev.plimsoll.deployments.HeldDeployment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A deployment that GitLab holds until it is approved, and whoever answers. */
@Component
class BlockedDeployment {

    private static final String PLATFORM = "gitlab";
    private static final int LONGEST_LOGIN = 100;

    private final List<Doorkeeper> doorkeepers;

    BlockedDeployment(List<Doorkeeper> doorkeepers) {
        this.doorkeepers = doorkeepers;
    }

    /** Why nobody answers; empty if somebody does. */
    Optional<String> absence() {
        return doorkeepers.stream()
                .filter(keeper -> keeper.platform().equals(PLATFORM))
                .flatMap(keeper -> keeper.absence().stream())
                .findFirst();
    }

    HeldDeployment held(GitLabBody body, DeploymentReport report, @Nullable String job) {
        return new HeldDeployment(
                PLATFORM,
                report.origin(),
                report.about(),
                Objects.requireNonNull(report.about().environment()),
                report.externalId(),
                null,
                job,
                null,
                report.facts().sha(),
                null,
                Optional.ofNullable(body.text("user", "username"))
                        .filter(login -> login.length() <= LONGEST_LOGIN)
                        .map(List::of)
                        .orElse(List.of()),
                report.facts().url(),
                body.inbound().receivedAt(),
                null);
    }
}
