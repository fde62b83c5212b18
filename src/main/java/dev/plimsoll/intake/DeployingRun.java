package dev.plimsoll.intake;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.deployments.DeploymentFacts;
import dev.plimsoll.deployments.DeploymentReport;
import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.pipelines.RunReport;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run that says of itself that it deploys, by parameters or variables of certain names. Nothing else makes a run a
 * deployment: what a job is called is no proof.
 *
 * @param environment null if it says nothing of the kind
 * @param service null if the repository is to say it
 */
public record DeployingRun(
        @Nullable String environment,
        @Nullable String service,
        @Nullable String sha) {

    private static final int LONGEST = 200;

    /**
     * What the parameters, by their names, say.
     *
     * @param parameters of several the first that says something counts
     */
    public static DeployingRun of(Tree... parameters) {
        return new DeployingRun(
                value(parameters, "PLIMSOLL_ENVIRONMENT", "plimsoll.dev/environment", "ENVIRONMENT", "environment"),
                value(parameters, "PLIMSOLL_SERVICE", "plimsoll.dev/service"),
                value(parameters, "PLIMSOLL_SHA", "plimsoll.dev/sha"));
    }

    /** The run alone, or the run and the deployment that it is. */
    public Translation translation(RunReport run, boolean isSkewed, String inWords) {
        if (environment == null) {
            return Translation.of(Said.of(run), inWords);
        }
        if (service == null && run.about().repository() == null) {
            return Translation.of(
                    Said.of(run),
                    inWords + "; no deployment, as neither PLIMSOLL_SERVICE nor a repository says what is deployed");
        }
        return state(run)
                .map(state -> Translation.of(
                        Said.all(List.of(Said.of(run), Said.of(report(run, state, isSkewed)))),
                        "%s; a deployment to %s that is %s".formatted(inWords, environment, state.word())))
                .orElseGet(() ->
                        Translation.of(Said.of(run), inWords + "; no deployment, as its state is not known here"));
    }

    private DeploymentReport report(RunReport run, DeploymentState state, boolean isSkewed) {
        var at = state == DeploymentState.RUNNING ? run.startedAt() : run.finishedAt();
        return new DeploymentReport(
                run.origin(),
                run.externalId(),
                new Claim(run.origin(), run.about().repository(), service, environment),
                DeploymentReport.EVERYWHERE,
                state,
                Objects.requireNonNullElse(at, run.toldAt()),
                isSkewed,
                null,
                DeploymentFacts.of(
                        sha == null ? run.sha() : sha,
                        null,
                        null,
                        null,
                        run.ref(),
                        null,
                        run.actor(),
                        null,
                        run.externalId(),
                        run.attempt(),
                        run.url(),
                        null,
                        null,
                        run.startedAt()));
    }

    private static Optional<DeploymentState> state(RunReport run) {
        var word = "completed".equals(run.status())
                ? Objects.requireNonNullElse(run.conclusion(), "unknown")
                : run.status();
        return Optional.ofNullable(
                switch (word) {
                    case "queued" -> DeploymentState.QUEUED;
                    case "waiting" -> DeploymentState.WAITING;
                    case "running" -> DeploymentState.RUNNING;
                    case "success" -> DeploymentState.SUCCEEDED;
                    case "failure" -> DeploymentState.FAILED;
                    case "unstable" -> DeploymentState.PARTIAL;
                    case "cancelled", "skipped" -> DeploymentState.CANCELLED;
                    default -> null;
                });
    }

    private static @Nullable String value(Tree[] parameters, String... names) {
        return Stream.of(parameters)
                .flatMap(some -> Stream.of(names).map(some::text))
                .filter(value -> value != null && value.length() <= LONGEST)
                .findFirst()
                .orElse(null);
    }
}
