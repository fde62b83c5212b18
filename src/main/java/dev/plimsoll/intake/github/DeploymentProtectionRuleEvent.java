package dev.plimsoll.intake.github;

import dev.plimsoll.deployments.Doorkeeper;
import dev.plimsoll.deployments.HeldDeployment;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A job has reached an environment that Plimsoll protects, and waits. The event names no run; its number is cut from the
 * address to call back, which is never called itself.
 */
@Component
class DeploymentProtectionRuleEvent implements GitHubEvent {

    private static final String PLATFORM = "github";
    private static final Pattern CALLBACK =
            Pattern.compile("repos/[^?#]*/actions/runs/(\\d{1,19})/deployment_protection_rule$");
    private static final Pattern FULL_NAME = Pattern.compile("(?!\\.)[\\w.-]{1,100}/(?!\\.{1,2}$)[\\w.-]{1,100}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{7,64}");
    private static final int LONGEST_ENVIRONMENT = 200;
    private static final int LONGEST_LOGIN = 100;

    private final List<Doorkeeper> doorkeepers;

    DeploymentProtectionRuleEvent(List<Doorkeeper> doorkeepers) {
        this.doorkeepers = doorkeepers;
    }

    @Override
    public Set<String> names() {
        return Set.of("deployment_protection_rule");
    }

    @Override
    public Translation translate(GitHubBody body) {
        if (!body.needed("action").equals("requested")) {
            return Translation.unrecognised(
                    "Plimsoll answers only what is requested, not \u201c%s\u201d.".formatted(body.text("action")));
        }
        var absence = doorkeepers.stream()
                .filter(keeper -> keeper.platform().equals(PLATFORM))
                .flatMap(keeper -> keeper.absence().stream())
                .findFirst();
        if (absence.isPresent()) {
            return Translation.ignored(absence.get());
        }
        var environment = environment(body);
        var run = run(body);
        if (environment == null || run == null) {
            return Translation.unreadable(
                    environment == null
                            ? "It names no environment of at most 200 characters, so there is nothing to decide about."
                            : "It names no run in \u201cdeployment_callback_url\u201d, so there is nobody to answer.");
        }
        if (!FULL_NAME.matcher(body.repositoryName()).matches()) {
            return Translation.unreadable("Its repository has no name that GitHub could have given it.");
        }
        return Translation.of(
                Said.of(held(body, environment, run)), "Run %s waits for a decision at %s".formatted(run, environment));
    }

    private static HeldDeployment held(GitHubBody body, String environment, String run) {
        var sha = body.text("deployment", "sha");
        return new HeldDeployment(
                PLATFORM,
                body.origin(),
                body.about(body.text("deployment", "payload", "service"), environment),
                environment,
                number(body, "deployment", "id"),
                run,
                null,
                number(body, "installation", "id"),
                sha != null && SHA.matcher(sha).matches() ? sha : null,
                body.text("deployment", "ref"),
                hands(body),
                "https://%s/%s/actions/runs/%s".formatted(body.origin(), body.repositoryName(), run),
                body.receivedAt(),
                null);
    }

    /** Until the run itself has been asked: who sent the event, and in whose name the deployment was made. */
    private static List<String> hands(GitHubBody body) {
        return Stream.of(body.text("sender", "login"), body.text("deployment", "creator", "login"))
                .filter(Objects::nonNull)
                .filter(login -> login.length() <= LONGEST_LOGIN)
                .distinct()
                .toList();
    }

    private static @Nullable String number(GitHubBody body, String... path) {
        var number = body.text(path);
        return number != null && NUMBER.matcher(number).matches() ? number : null;
    }

    private static @Nullable String environment(GitHubBody body) {
        var said = body.text("environment");
        var environment = said == null ? body.text("deployment", "environment") : said;
        return environment == null || environment.length() > LONGEST_ENVIRONMENT ? null : environment;
    }

    private static @Nullable String run(GitHubBody body) {
        var callback = CALLBACK.matcher(Objects.requireNonNullElse(body.text("deployment_callback_url"), ""));
        return callback.find() ? callback.group(1) : null;
    }
}
