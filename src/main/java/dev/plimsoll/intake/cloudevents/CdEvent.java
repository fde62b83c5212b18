package dev.plimsoll.intake.cloudevents;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.RepositoryClaim;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.RepositoryAddress;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebAddress;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event of CDEvents whose form is right, as far as its version is known. */
record CdEvent(CdType type, Tree tree, Inbound inbound) {

    private static final int LONGEST_NAME = 200;

    /** Who speaks: the host of the context's source where that is an address. */
    String origin() {
        var host = RepositoryAddress.host(tree.text("context", "source"));
        return host == null ? CloudEventsSource.KIND : host;
    }

    String predicate() {
        return type.name().substring(type.name().indexOf('.') + 1);
    }

    String subject() {
        return Objects.requireNonNullElse(tree.text("subject", "id"), "");
    }

    /** A text of the content. */
    @Nullable
    String text(String... path) {
        return tree.at("subject", "content").text(path);
    }

    /** A text of the custom data, by the first of these names that is there. */
    @Nullable
    String custom(String... names) {
        return Stream.of(names)
                .map(name -> tree.text("customData", name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** An address: {@code uri} as it is called now, {@code url} as it was called before 0.3. */
    @Nullable
    String url() {
        return WebAddress.orNull(Stream.of(text("uri"), text("url"), custom("url"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null));
    }

    private Instant said() {
        return Objects.requireNonNullElse(Times.of(tree.text("context", "timestamp")), inbound.receivedAt());
    }

    Instant at() {
        return inbound.now(said());
    }

    boolean isSkewed() {
        return !at().equals(said());
    }

    Optional<Purl> artifact() {
        return Stream.of(text("artifactId"), custom("artifactId", "artifact"), tree.text("subject", "id"))
                .flatMap(text -> Purl.of(text).stream())
                .findFirst();
    }

    @Nullable
    String sha() {
        var sha = custom("sha", "commit");
        return sha != null ? sha : artifact().map(Purl::sha).orElse(null);
    }

    @Nullable
    String digest() {
        return Purl.digestOrNull(Optional.ofNullable(custom("digest"))
                .or(() -> artifact().map(Purl::digest))
                .orElse(null));
    }

    /** The service, where it is not the subject of the event. */
    @Nullable
    String service() {
        var said = custom("service");
        return said != null ? said : text("service", "id");
    }

    @Nullable
    String environment() {
        var said = text("environment", "id");
        var environment = said != null ? said : custom("environment");
        return environment == null || environment.length() > LONGEST_NAME ? null : environment;
    }

    /** Where the code lives: as the event says it, else as the artifact or an address gives it away. */
    @Nullable
    RepositoryClaim repository() {
        var own = custom("repository");
        var said = own != null ? own : text("repository", "id");
        var host = RepositoryAddress.host(text("repository", "source"));
        var named = said == null ? null : RepositoryAddress.repository(said, host == null ? origin() : host, at());
        return named != null
                ? named
                : Stream.of(artifact().map(Purl::repository).orElse(null), subject(), text("uri"), text("url"))
                        .filter(Objects::nonNull)
                        .map(address -> RepositoryAddress.repositoryOf(address, at()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    Claim about(@Nullable String service, @Nullable String environment) {
        return new Claim(origin(), repository(), service, environment);
    }
}
