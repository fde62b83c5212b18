package dev.plimsoll.intake.github;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.RepositoryClaim;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.WebAddress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The body of a GitHub delivery, with what every event has in common.
 *
 * @param receivedAt by our clock
 */
record GitHubBody(Tree tree, Instant receivedAt) {

    private static final String PUBLIC_HOST = "github.com";
    private static final Duration TOLERATED_SKEW = Duration.ofMinutes(2);

    @Nullable
    String text(String... path) {
        return tree.text(path);
    }

    @Nullable
    Instant instant(String... path) {
        return tree.instant(path);
    }

    /**
     * The text at the path.
     *
     * @throws UnreadableDelivery if there is none
     */
    String needed(String... path) {
        return tree.needed(path);
    }

    /** The host of the forge: deployments and runs of two servers may have the same numbers. */
    String origin() {
        var host = WebAddress.host(tree.text("repository", "html_url"));
        return host == null ? PUBLIC_HOST : host;
    }

    String repositoryName() {
        return needed("repository", "full_name");
    }

    /** What the event is about: its repository, and where it names them a service and an environment. */
    Claim about(@Nullable String service, @Nullable String environment) {
        var repository = new RepositoryClaim(origin(), needed("repository", "id"), repositoryName(), now(saidAt()));
        return new Claim(origin(), repository, service, environment);
    }

    Claim about() {
        return about(null, null);
    }

    /** The sender's instant, unless its clock was ahead of ours by more than two minutes: then the time of receipt. */
    Instant now(@Nullable Instant said) {
        return said == null || isSkewed(said) ? receivedAt : said;
    }

    boolean isSkewed(Instant said) {
        return said.isAfter(receivedAt.plus(TOLERATED_SKEW));
    }

    private @Nullable Instant saidAt() {
        return tree.instant("repository", "updated_at");
    }
}
