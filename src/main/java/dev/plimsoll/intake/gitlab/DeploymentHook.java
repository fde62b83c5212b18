package dev.plimsoll.intake.gitlab;

import dev.plimsoll.deployments.DeploymentFacts;
import dev.plimsoll.deployments.DeploymentReport;
import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.WebAddress;
import dev.plimsoll.intake.forges.PushedCommit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A deployment went on. Its commit is abbreviated, but whole at the end of {@code commit_url}. */
@Component
class DeploymentHook implements GitLabHook {

    private static final Map<String, DeploymentState> STATES = Map.of(
            "created", DeploymentState.CREATED,
            "blocked", DeploymentState.WAITING,
            "running", DeploymentState.RUNNING,
            "success", DeploymentState.SUCCEEDED,
            "failed", DeploymentState.FAILED,
            "canceled", DeploymentState.CANCELLED,
            "skipped", DeploymentState.CANCELLED,
            "rejected", DeploymentState.REJECTED);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{7,64}");
    private static final Pattern COMMIT = Pattern.compile("/commit/([0-9a-f]{40,64})$");
    private static final int LONGEST_ENVIRONMENT = 200;

    private final BlockedDeployment blocked;

    DeploymentHook(BlockedDeployment blocked) {
        this.blocked = blocked;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("deployment");
    }

    @Override
    public Translation translate(GitLabBody body) {
        var word = body.tree().needed("status");
        if (word.equals("approved")) {
            return Translation.ignored(
                    "One approval does not let a deployment go; its next state tells whether it went.");
        }
        var state = STATES.get(word);
        if (state == null) {
            return Translation.unrecognised(
                    "GitLab's deployment state \u201c%s\u201d is not known here.".formatted(word));
        }
        var environment = body.text("environment");
        if (environment == null || environment.length() > LONGEST_ENVIRONMENT) {
            return Translation.unreadable(
                    "It names no \u201cenvironment\u201d of at most 200 characters, so it has no place.");
        }
        if (number(body, "deployment_id") == null || number(body, "project", "id") == null) {
            return Translation.unreadable(
                    "It does not number its deployment, \u201cdeployment_id\u201d, and its project, \u201cproject.id\u201d.");
        }
        var report = report(body, state, environment);
        var words = "Deployment %s of %s to %s is %s"
                .formatted(report.externalId(), PushedCommit.shortSha(sha(body)), environment, state.word());
        return state == DeploymentState.WAITING ? waiting(body, report, words) : Translation.of(Said.of(report), words);
    }

    /** Nobody is asked where nobody could tell GitLab the answer. */
    private Translation waiting(GitLabBody body, DeploymentReport report, String words) {
        return blocked.absence()
                .map(absence -> Translation.of(Said.of(report), List.of(words, absence)))
                .orElseGet(() -> Translation.of(
                        Said.all(List.of(
                                Said.of(report), Said.of(blocked.held(body, report, number(body, "deployable_id"))))),
                        List.of(words, "It waits for a decision")));
    }

    private static DeploymentReport report(GitLabBody body, DeploymentState state, String environment) {
        var at = body.instant("status_changed_at");
        return new DeploymentReport(
                body.origin(),
                body.tree().needed("deployment_id"),
                body.about(environment),
                DeploymentReport.EVERYWHERE,
                state,
                body.now(at),
                body.isSkewed(at),
                null,
                DeploymentFacts.of(
                        sha(body),
                        null,
                        null,
                        null,
                        body.text("ref"),
                        null,
                        body.actor(),
                        null,
                        null,
                        null,
                        WebAddress.orNull(body.text("deployable_url")),
                        null,
                        null,
                        null));
    }

    private static @Nullable String sha(GitLabBody body) {
        var commit = COMMIT.matcher(Objects.requireNonNullElse(body.text("commit_url"), ""));
        if (commit.find()) {
            return commit.group(1);
        }
        var shortSha = body.text("short_sha");
        return shortSha != null && SHA.matcher(shortSha).matches() ? shortSha : null;
    }

    private static @Nullable String number(GitLabBody body, String... path) {
        var number = body.text(path);
        return number != null && NUMBER.matcher(number).matches() ? number : null;
    }
}
