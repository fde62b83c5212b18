package dev.plimsoll.gates.forges;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that a platform holds.
 *
 * @param projectId the platform's number of the repository
 * @param project its name, such as {@code acme/pay}
 * @param run the platform's number of what waits; empty where it has none
 * @param attempt which attempt of the run, counted from 1; null while that is not known
 * @param job what has to be started after a yes; null if nothing has
 * @param environment as the platform spells it
 * @param deployment the platform's number of the deployment
 * @param installation by which account the platform lets itself be answered; null if it did not say
 * @param hands the logins of those who had a hand in it
 * @param requestId null until the request is open
 * @param attempts how often it was tried to open the request
 */
public record Held(
        long id,
        String platform,
        String projectId,
        String project,
        String run,
        @Nullable Integer attempt,
        @Nullable String job,
        String environment,
        String deployment,
        @Nullable String installation,
        long serviceId,
        long environmentId,
        @Nullable String sha,
        @Nullable String ref,
        List<String> hands,
        @Nullable String url,
        Instant heldAt,
        @Nullable Long requestId,
        int attempts) {

    /** With what the platform said when it was asked. */
    Held with(Learned learned) {
        return new Held(
                id,
                platform,
                projectId,
                project,
                run,
                learned.attempt() == null ? attempt : learned.attempt(),
                job,
                environment,
                deployment,
                installation,
                serviceId,
                environmentId,
                learned.sha() == null || isWhole(sha) ? sha : learned.sha(),
                learned.ref() == null ? ref : learned.ref(),
                Stream.concat(hands.stream(), learned.hands().stream())
                        .distinct()
                        .toList(),
                url,
                heldAt,
                requestId,
                attempts);
    }

    private static boolean isWhole(@Nullable String sha) {
        return sha != null && sha.length() >= 40;
    }
}
