package dev.plimsoll.intake.gitlab;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.RepositoryClaim;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.WebAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The body of a GitLab delivery, with what every kind has in common; its times come in four spellings. */
record GitLabBody(Tree tree, Inbound inbound) {

    static final String TITLE = "GitLab";

    private static final String PUBLIC_HOST = "gitlab.com";

    @Nullable
    String text(String... path) {
        return tree.text(path);
    }

    /** What the event is about, which most kinds call so. */
    Tree attributes() {
        return tree.at("object_attributes");
    }

    @Nullable
    Instant instant(String... path) {
        return Times.of(tree.text(path));
    }

    /** The sender's instant; that of receipt if it says none, or if its clock is ahead of ours. */
    Instant now(@Nullable Instant said) {
        return inbound.now(said);
    }

    boolean isSkewed(@Nullable Instant said) {
        return said != null && !now(said).equals(said);
    }

    /** The latest of these, as {@link #now} has it. */
    Instant latest(Stream<@Nullable Instant> said) {
        return now(said.filter(Objects::nonNull)
                .map(Instant.class::cast)
                .max(Comparator.naturalOrder())
                .orElse(null));
    }

    /** The host of the forge; hooks of jobs do not name it in the body where GitLab is older. */
    String origin() {
        return Stream.of(
                        text("project", "web_url"), inbound.header("X-Gitlab-Instance"), text("repository", "homepage"))
                .map(WebAddress::host)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(PUBLIC_HOST);
    }

    /**
     * The project with its groups, such as {@code acme/pay}.
     *
     * @throws UnreadableDelivery if it is not named
     */
    String path() {
        var path = pathOrNull();
        return path == null ? tree.needed("project", "path_with_namespace") : path;
    }

    /** The same; a body without it may have the address of the project, which counts if it is one of the same host. */
    @Nullable
    String pathOrNull() {
        var named = text("project", "path_with_namespace");
        var homepage = text("repository", "homepage");
        if (named != null || homepage == null || !origin().equals(WebAddress.host(homepage))) {
            return named;
        }
        var path = URI.create(homepage).getPath().replaceFirst("^/", "");
        return path.isEmpty() ? null : path;
    }

    Claim about(@Nullable String environment) {
        return new Claim(
                origin(), new RepositoryClaim(origin(), projectId(), path(), inbound.receivedAt()), null, environment);
    }

    private String projectId() {
        return Stream.of(text("project", "id"), text("project_id"), attributes().text("project_id"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> tree.needed("project", "id"));
    }

    /** An address below that of the project, such as {@code /-/jobs/7}; null if the project has none. */
    @Nullable
    String address(String below) {
        var project = text("project", "web_url");
        return project == null ? null : WebAddress.orNull(project + below);
    }

    /** Who acted. */
    @Nullable
    String actor() {
        return Stream.of(text("user", "username"), text("user_username"), text("user", "name"), text("user_name"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether who acted is also who wrote this; the number alone tells. */
    boolean isByAuthorOf(Tree thing) {
        var author = thing.text("author_id");
        return author != null && author.equals(text("user", "id"));
    }

    boolean isAction(String word) {
        return word.equals(attributes().text("action"));
    }
}
