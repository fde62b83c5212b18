package dev.plimsoll.deployments;

import dev.plimsoll.catalog.Claim;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A platform holds a deployment and asks whether it may go on. Published in the transaction that keeps what the platform
 * said; it may come again when a delivery is replayed.
 *
 * @param platform which one, such as {@code github}
 * @param origin the host of the forge
 * @param about the repository, where the deployment goes, and its service if the platform names one
 * @param environment as the platform spells it, at most 200 characters
 * @param externalId the platform's number of the deployment; null if it does not say
 * @param runId the platform's number of what waits; null if there is none
 * @param jobId the platform's number of what has to be started after a yes; null if there is none
 * @param installationId by which account the platform lets itself be answered; null if it does not say
 * @param sha 7 to 64 hexadecimal digits; null if the platform does not say
 * @param hands the logins of those who had a hand in it, as far as the platform says
 * @param url where people can see it
 * @param askedAt by our clock
 * @param deliveryId the delivery that said so
 */
public record HeldDeployment(
        String platform,
        String origin,
        Claim about,
        String environment,
        @Nullable String externalId,
        @Nullable String runId,
        @Nullable String jobId,
        @Nullable String installationId,
        @Nullable String sha,
        @Nullable String ref,
        List<String> hands,
        @Nullable String url,
        Instant askedAt,
        @Nullable Long deliveryId) {

    public HeldDeployment fromDelivery(long number) {
        return new HeldDeployment(
                platform,
                origin,
                about,
                environment,
                externalId,
                runId,
                jobId,
                installationId,
                sha,
                ref,
                hands,
                url,
                askedAt,
                number);
    }
}
