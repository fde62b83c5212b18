package dev.plimsoll.intake.gitlab;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.RepositoryClaim;
import dev.plimsoll.deployments.Doorkeeper;
import dev.plimsoll.deployments.HeldDeployment;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A deployment that GitLab holds until it is approved. Its time, {@code status_changed_at}, is not ISO 8601 and is not
 * needed; its commit is abbreviated but in {@code commit_url}.
 */
@Component
class BlockedDeployment {

    private static final String PLATFORM = "gitlab";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{7,64}");
    private static final Pattern COMMIT = Pattern.compile("/commit/([0-9a-f]{40,64})$");
    private static final int LONGEST_ENVIRONMENT = 200;
    private static final int LONGEST_LOGIN = 100;

    private final List<Doorkeeper> doorkeepers;

    BlockedDeployment(List<Doorkeeper> doorkeepers) {
        this.doorkeepers = doorkeepers;
    }

    Translation translate(Tree body, Instant receivedAt) {
        var status = body.text("status");
        if (!"blocked".equals(status)) {
            return Translation.ignored(
                    "Only a deployment that is blocked asks for a decision; this one is \u201c%s\u201d."
                            .formatted(status));
        }
        var absence = doorkeepers.stream()
                .filter(keeper -> keeper.platform().equals(PLATFORM))
                .flatMap(keeper -> keeper.absence().stream())
                .findFirst();
        return absence.map(Translation::ignored).orElseGet(() -> held(body, receivedAt));
    }

    private static Translation held(Tree body, Instant receivedAt) {
        var project = number(body, "project", "id");
        var path = body.text("project", "path_with_namespace");
        var deployment = number(body, "deployment_id");
        var environment = body.text("environment");
        if (project == null || path == null || deployment == null) {
            return Translation.unreadable(
                    "It does not name its project and its deployment, so nobody can be answered.");
        }
        if (environment == null || environment.length() > LONGEST_ENVIRONMENT) {
            return Translation.unreadable(
                    "It names no environment of at most 200 characters, so there is nothing to decide about.");
        }
        var origin = host(body.text("project", "web_url"));
        var repository = new RepositoryClaim(origin, project, path, receivedAt);
        var held = new HeldDeployment(
                PLATFORM,
                origin,
                new Claim(origin, repository, null, environment),
                environment,
                deployment,
                null,
                number(body, "deployable_id"),
                null,
                sha(body),
                null,
                Optional.ofNullable(body.text("user", "username"))
                        .filter(login -> login.length() <= LONGEST_LOGIN)
                        .map(List::of)
                        .orElse(List.of()),
                body.text("deployable_url"),
                receivedAt,
                null);
        return Translation.of(
                Said.of(held), "Deployment %s waits for a decision at %s".formatted(deployment, environment));
    }

    private static @Nullable String sha(Tree body) {
        var commit = COMMIT.matcher(Objects.requireNonNullElse(body.text("commit_url"), ""));
        if (commit.find()) {
            return commit.group(1);
        }
        var shortSha = body.text("short_sha");
        return shortSha != null && SHA.matcher(shortSha).matches() ? shortSha : null;
    }

    private static @Nullable String number(Tree body, String... path) {
        var number = body.text(path);
        return number != null && NUMBER.matcher(number).matches() ? number : null;
    }

    private static String host(@Nullable String url) {
        try {
            var host = url == null ? null : URI.create(url).getHost();
            return host == null ? "gitlab.com" : host;
        } catch (IllegalArgumentException e) {
            return "gitlab.com";
        }
    }
}
